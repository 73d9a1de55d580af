using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the organization, project and branch that cmdlets take when none is named.</summary>
/// <remarks>
/// <para>The context stands in for parents only: Get-NeonBranch lists the branches of its project, and New-NeonDatabase
/// makes a database on its branch. What is changed or removed must always be named itself. Names are looked up at once,
/// so that a wrong one is found out here.</para>
/// <para>Only what is given is set. A new organization drops project and branch, a new project drops the branch. -Clear
/// empties the context first.</para>
/// </remarks>
/// <example>
/// <para>Work in one project</para>
/// <code>Set-NeonContext -Project app -Branch dev
/// Get-NeonDatabase</code>
/// </example>
/// <example>
/// <para>Name the organization once; a personal key needs it</para>
/// <code>Get-NeonOrganization | Where-Object Name -eq 'Acme' | Set-NeonContext</code>
/// </example>
/// <example>
/// <para>Forget the defaults</para>
/// <code>Set-NeonContext -Clear</code>
/// </example>
/// <seealso cref="GetNeonContextCommand"/>
/// <seealso href="about_Neon_Authentication"/>
/// <seealso href="https://neon.com/docs/manage/api-keys"/>
[Cmdlet(VerbsCommon.Set, "NeonContext")]
[OutputType(typeof(NeonContext))]
public sealed class SetNeonContextCommand : NeonApiCmdlet
{
    /// <summary>The organization, by id, by exact name or piped in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>The project, by id, by exact name or piped in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId")]
    [ValidateNotNull]
    public ProjectIdentity? Project { get; set; }

    /// <summary>The branch, by id, by exact name or piped in. It belongs to the project that is given or already set.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    public BranchIdentity? Branch { get; set; }

    /// <summary>Empty the context first.</summary>
    [Parameter]
    public SwitchParameter Clear { get; set; }

    /// <summary>For whom to set it: <c>Session</c> for this runspace, <c>Process</c> for all runspaces without a context of their own.</summary>
    /// <value>Session</value>
    [Parameter]
    public NeonScope Scope { get; set; }

    /// <summary>Emit the context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Branch ?? (object?)Project ?? Organization;
        var session = NeonSession.For(Scope);
        var fallback = Clear ? NeonContext.Empty : session.EffectiveContext;
        var present = Clear ? NeonContext.Empty : session.Context;
        if (Organization is not null)
        {
            var organizationId = await Organization.ResolveAsync(Client, cancellation);
            present = organizationId == present.OrganizationId ? present : new NeonContext { OrganizationId = organizationId };
        }

        if (Project is not null)
        {
            var projectId = await Project.ResolveAsync(Client, present.OrganizationId ?? fallback.OrganizationId, cancellation);
            present = new NeonContext
            {
                OrganizationId = present.OrganizationId,
                ProjectId = projectId,
                BranchId = projectId == present.ProjectId ? present.BranchId : null,
            };
        }

        if (Branch is not null)
        {
            var projectId = Branch.ProjectId ?? present.ProjectId ?? fallback.ProjectId ?? throw ResourceIdentity.Missing("project");
            if (Project is not null && projectId != present.ProjectId)
            {
                throw new NeonApiException(NeonFailure.InvalidInput, $"The branch {Branch} belongs to the project {projectId}, not to {present.ProjectId}.")
                {
                    Advice = "Leave -Project out for a piped branch, or name a branch of that project.",
                };
            }

            present = new NeonContext
            {
                OrganizationId = present.OrganizationId,
                ProjectId = projectId,
                BranchId = await Branch.ResolveAsync(Client, projectId, cancellation),
            };
        }

        session.Context = present;
        if (PassThru)
        {
            WriteObject(session.Context.With(NeonSession.Current.EffectiveConnection));
        }
    }
}
