using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Allows or disallows sign-in to the apps of a branch from localhost.</summary>
/// <remarks>
/// <para>Developers need this on their own computers if localhost is not a trusted domain. Turn it off in production:
/// otherwise sign-ins can redirect to any program on the visitor's computer.</para>
/// </remarks>
/// <example>
/// <para>Disallow localhost in production</para>
/// <code>Set-NeonAuthLocalhostAccess -Project app -Branch main -Allow:$false</code>
/// </example>
/// <example>
/// <para>Allow localhost on a development branch</para>
/// <code>Get-NeonBranch dev -Project app | Set-NeonAuthLocalhostAccess -Allow</code>
/// </example>
/// <seealso cref="GetNeonAuthLocalhostAccessCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthLocalhostAccess", SupportsShouldProcess = true)]
[OutputType(typeof(AuthLocalhostAccess))]
[NeonOperation("updateNeonAuthAllowLocalhost")]
public sealed class SetNeonAuthLocalhostAccessCommand : AuthSettingsCmdlet
{
    /// <summary>Allows localhost; <c>-Allow:$false</c> disallows it.</summary>
    [Parameter(HelpMessage = "Allows localhost; -Allow:$false disallows it.")]
    public SwitchParameter Allow { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch.Current();
        var allow = Given(Allow, nameof(Allow)) ?? throw InputErrors.NoChanges("Specify -Allow or -Allow:$false.");
        if (!await ShouldChangeAsync<AuthLocalhostAccess>(
            allow ? "Allow sign-in from localhost" : "Disallow sign-in from localhost",
            async (api, branch, stop) => await api.GetLocalhostAccessAsync(branch, stop),
            current => [new("Allow", allow, current?.AllowLocalhost)],
            cancellation))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        var update = new AuthLocalhostUpdate { AllowLocalhost = allow };
        WriteObject(await new AuthSettingsApi(Client).UpdateLocalhostAccessAsync(branchKey, update, cancellation));
    }
}
