using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Grants accounts access to a project by email address.</summary>
/// <remarks>
/// <para>Each address is granted access by a separate request; if one fails, the others are still sent. The accounts
/// find the project among the projects shared with them.</para>
/// <para>Members of the project's organization already have access; Set-NeonProjectMemberRole sets their role.</para>
/// </remarks>
/// <example>
/// <para>Grant a person access to a project</para>
/// <code>Grant-NeonProjectPermission alan@example.com -Project app</code>
/// </example>
/// <example>
/// <para>Grant a team access to all projects that match a pattern</para>
/// <code>$team = 'grace@example.com', 'alan@example.com'
/// Get-NeonProject -Name test-* | Grant-NeonProjectPermission -Email $team</code>
/// </example>
/// <keywords>share, invite, add user, access, collaborator</keywords>
/// <seealso cref="GetNeonProjectPermissionCommand"/>
/// <seealso cref="RevokeNeonProjectPermissionCommand"/>
[Cmdlet(VerbsSecurity.Grant, "NeonProjectPermission", SupportsShouldProcess = true)]
[OutputType(typeof(ProjectPermission))]
[NeonOperation("grantPermissionToProject")]
public sealed class GrantNeonProjectPermissionCommand : ProjectCmdlet
{
    /// <summary>The email addresses of the accounts, or objects with an Email property.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The email addresses of the accounts, or objects with an Email property.")]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextOrProperty(nameof(Email))]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [EmailAddress(IsCheckedByCmdlet = true)]
    public string[] Email { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        foreach (var email in Email)
        {
            Target = email;
            try
            {
                await GrantAsync(email.Trim(), cancellation);
            }
            catch (NeonApiException failure)
            {
                WriteFailure(failure);
            }
        }
    }

    private async Task GrantAsync(string email, CancellationToken cancellation)
    {
        if (new EmailAddressAttribute().Refusal(this, nameof(Email), email) is { } refusal)
        {
            throw refusal;
        }

        if (!ShouldProcess(Parents.Describe(email), "Grant access to the project"))
        {
            return;
        }

        var projectId = await Parents.ProjectIdAsync(cancellation);
        var grant = new ProjectPermissionGrant { Email = email };
        WriteObject(await new ProjectPermissionApi(Client).GrantAsync(projectId, grant, cancellation));
    }
}
