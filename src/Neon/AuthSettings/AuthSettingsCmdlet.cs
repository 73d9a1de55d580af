using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base class of the cmdlets that change the settings of Neon Auth on a branch, or send an email.</summary>
public abstract class AuthSettingsCmdlet : BranchSettingCmdlet
{
    /// <summary>
    /// The branches, by id, by exact name, or piped in as branches, their Neon Auth or any of its settings. Default: the branch
    /// of the context, see <c>Set-NeonContext</c>; never the project's default branch.
    /// </summary>
    [Parameter(ValueFromPipeline = true, HelpMessage = "The branches, by id, by exact name, or piped in as branches, their Neon Auth or any of its settings.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(AuthBranchIdentity))]
    public AuthBranchIdentity[]? Branch { get; set; }

    /// <summary>The target of a confirmation.</summary>
    internal string Described => Parents.DescribeOnBranch(Branch.Current()?.Branch, own: null, "auth");

    /// <summary>Asks for confirmation of a change of settings, showing the current and the new values.</summary>
    internal ValueTask<bool> ShouldChangeAsync<T>(
        string action, Func<AuthSettingsApi, BranchKey, CancellationToken, Task<T?>> read, Func<T?, IEnumerable<RequestedSetting>> settings, CancellationToken cancellation)
        where T : class =>
        ShouldChangeAsync(
            Described,
            action,
            Branch.Current(),
            async stop => await read(new AuthSettingsApi(Client), await BranchAsync(stop), stop),
            settings,
            cancellation);

    internal ValueTask<BranchKey> BranchAsync(CancellationToken cancellation) =>
        Parents.ParentBranchAsync(Branch.Current()?.Branch, cancellation);
}
