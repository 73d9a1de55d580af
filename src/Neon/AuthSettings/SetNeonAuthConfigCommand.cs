using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the name of a branch's app in the emails of Neon Auth.</summary>
/// <remarks>
/// <para>Until it is set, emails use the name of the project. Neon classifies this call as internal, so it may
/// change.</para>
/// </remarks>
/// <example>
/// <para>Set the name of the app</para>
/// <code>Set-NeonAuthConfig 'Acme Orders' -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Mark the emails of all branches that match a pattern, to distinguish them from those of production</para>
/// <code>Get-NeonBranch pr-42 -Project app | Set-NeonAuthConfig 'Acme Orders (preview)'</code>
/// </example>
/// <seealso cref="SetNeonAuthEmailProviderCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthConfig", SupportsShouldProcess = true)]
[OutputType(typeof(AuthConfig))]
[NeonOperation("updateNeonAuthConfig")]
public sealed class SetNeonAuthConfigCommand : AuthSettingsCmdlet
{
    /// <summary>The name of the app in emails, 1 to 256 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The name of the app in emails, 1 to 256 characters.")]
    [ValidateLength(1, 256)]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string Name { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch.Current();
        if (!await ShouldChangeAsync<AuthConfig>(
            "Change the name of the app in emails", async (api, branch, stop) => await api.GetConfigAsync(branch, stop), current => [new("Name", Name, current?.Name)], cancellation))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        var update = new AuthConfigUpdate { Name = Name };
        WriteObject(await new AuthSettingsApi(Client).UpdateConfigAsync(branchKey, update, cancellation));
    }
}
