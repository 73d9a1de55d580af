using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Lets people sign in to the apps of a branch from localhost, or no longer.</summary>
/// <remarks>
/// <para>Developers need it on their own machines, without listing localhost among the trusted domains. For production it is
/// better off: sign-ins would come back to whatever runs on the visitor's machine.</para>
/// </remarks>
/// <example>
/// <para>Refuse localhost in production</para>
/// <code>Set-NeonAuthLocalhostAccess -Project app -Branch main -Allow:$false</code>
/// </example>
/// <example>
/// <para>Allow it on a branch for development</para>
/// <code>Get-NeonBranch dev -Project app | Set-NeonAuthLocalhostAccess -Allow</code>
/// </example>
/// <seealso cref="GetNeonAuthLocalhostAccessCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updateneonauthallowlocalhost"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthLocalhostAccess", SupportsShouldProcess = true)]
[OutputType(typeof(AuthLocalhostAccess))]
[NeonOperation("updateNeonAuthAllowLocalhost")]
public sealed class SetNeonAuthLocalhostAccessCommand : AuthSettingsCmdlet
{
    /// <summary>Allow localhost; <c>-Allow:$false</c> refuses it.</summary>
    [Parameter]
    public SwitchParameter Allow { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var allow = Given(Allow, nameof(Allow)) ?? throw NothingToChange("Give -Allow or -Allow:$false.");
        if (!ShouldChange(allow ? "Allow signing in from localhost" : "Refuse signing in from localhost"))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        var update = new AuthLocalhostUpdate { AllowLocalhost = allow };
        WriteObject(await new AuthSettingsApi(Client).UpdateLocalhostAccessAsync(projectId, branchId, update, cancellation));
    }
}
