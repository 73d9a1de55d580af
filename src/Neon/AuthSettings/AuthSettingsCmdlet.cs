using System.Management.Automation;
using System.Net.Mail;

namespace Neon.Commands;

/// <summary>The base of cmdlets that change the settings of Neon Auth on a branch, or have it send a mail.</summary>
public abstract class AuthSettingsCmdlet : BranchSettingCmdlet
{
    /// <summary>
    /// The branch, by id, by exact name, or piped in: the branch itself, its Neon Auth or any settings of that. Without it the
    /// branch of the context is used, see <c>Set-NeonContext</c>; the project's default branch never stands in.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(AuthBranchIdentity))]
    public AuthBranchIdentity? Branch { get; set; }

    internal bool ShouldChange(string action) =>
        ShouldProcess(Describe(Project, Branch?.Branch, "auth"), action);

    internal ValueTask<(string ProjectId, string BranchId)> BranchAsync(CancellationToken cancellation) =>
        BranchAsync(Project, Branch?.Branch, cancellation);

    internal static NeonApiException NothingToChange(string advice) =>
        new(NeonFailure.InvalidInput, "No changes were specified.") { Advice = advice };

    /// <summary>Refuses text that is no mail address; null is none.</summary>
    internal static void CheckAddress(string? address, string parameter)
    {
        if (address is not null && !(MailAddress.TryCreate(address, out var parsed) && parsed.Address == address))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"-{parameter} '{address}' is no mail address.")
            {
                Advice = "Give an address such as ada@example.com, without a name.",
            };
        }
    }
}
