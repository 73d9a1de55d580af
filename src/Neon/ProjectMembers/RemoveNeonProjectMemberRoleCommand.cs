using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a member's role for a project, so that the role in the organization applies again.</summary>
/// <remarks>
/// <para>The member stays in the organization. The member's permission in the project is then
/// OrgDefaultProjectPermission of Get-NeonProjectMember, which can be more than before, less, or none.</para>
/// <para>Neon refuses to lock out your own account unless -ConfirmSelfLockout is specified. If Neon recommends new
/// passwords or keys because the member may know the current ones, the cmdlet writes a warning.</para>
/// </remarks>
/// <example>
/// <para>Return one member to the organization's role</para>
/// <code>Remove-NeonProjectMemberRole grace@example.com -Project app -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which roles of a project would be removed</para>
/// <code>Get-NeonProjectMember -Project app | Where-Object ProjectRole | Remove-NeonProjectMemberRole -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonProjectMemberCommand"/>
/// <seealso cref="SetNeonProjectMemberRoleCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonProjectMemberRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ProjectMember))]
[NeonOperation("removeProjectMemberRole")]
public sealed class RemoveNeonProjectMemberRoleCommand : ProjectCmdlet
{
    /// <summary>The members: by id, by email address, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The members: by id, by email address, by exact name or piped in.")]
    [Alias("MemberId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(ProjectMemberCompleter))]
    [RefuseOtherRows(typeof(ProjectMemberIdentity))]
    public ProjectMemberIdentity[] Member { get; set; } = null!;

    /// <summary>Allows locking yourself out of the project, which Neon otherwise refuses.</summary>
    [Parameter(HelpMessage = "Allows locking yourself out of the project, which Neon otherwise refuses.")]
    public SwitchParameter ConfirmSelfLockout { get; set; }

    /// <summary>
    /// Does nothing if the member does not exist, instead of reporting an error. A project that does not exist is still an error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the member does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the member after the change.</summary>
    [Parameter(HelpMessage = "Emits the member after the change.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Member.Current();
        var member = await new ProjectItemRemoval<ProjectMember>(this, Parents, target)
        {
            Action = "Remove the member's role for the project; the role in the organization then applies",
            ResolveAsync = (projectId, stop) => target.ResolveAsync(Client, projectId, stop),
            FindAsync = (projectId, id, stop) => new ProjectMemberApi(Client).FindAsync(projectId, id, stop),
            RemoveAsync = async (projectId, id, stop) => await new ProjectMemberApi(Client).RemoveRoleAsync(projectId, id, ConfirmSelfLockout, stop),
        }.RunAsync(IfExists, cancellation);
        if (member is null)
        {
            return;
        }

        foreach (var advice in ProjectMemberAdvice.Of(member))
        {
            WriteWarning(advice);
        }

        if (PassThru)
        {
            WriteObject(member);
        }
    }
}
