namespace Neon.Commands;

/// <summary>
/// A change of a context. Only specified values are set. A new organization clears project and branch, and a new project
/// clears the branch, so that the remaining values always belong together.
/// </summary>
internal sealed record ContextChange(OrganizationIdentity? Organization, ProjectIdentity? Project, BranchIdentity? Branch, bool Clear)
{
    /// <summary>Whether nothing is changed.</summary>
    public bool IsNothing => !Clear && Organization is null && Project is null && Branch is null;

    /// <summary>The organization as the user specified it, for display.</summary>
    public string? OrganizationAsSet { get; init; } = Organization?.Name ?? Organization?.Id;

    /// <summary>Whether the organization is only that of a project object: then it may still be the default of the connection.</summary>
    public bool IsOrganizationImplied { get; init; }

    /// <summary>The name of the project, if the context follows the name.</summary>
    private string? ProjectName { get; init; } = NameTyped(Project);

    /// <summary>Whether the user typed the project as text, or chose a whole context. Its id is then used without a request.</summary>
    public bool IsProjectTyped { get; init; } = true;

    /// <summary>The project as a cmdlet emitted it; null if its organization has to be read.</summary>
    public Project? KnownProject { get; init; }

    /// <summary>Whether the id of the branch needs no check: the user typed it, or it is that of an object as a cmdlet emitted it.</summary>
    public bool IsBranchKnown { get; init; } = true;

    /// <summary>
    /// Whether ids have to be compared with Neon before anybody is asked. Everything else is looked up afterwards, as in other cmdlets.
    /// </summary>
    public bool IsToBeChecked =>
        (Project?.Id is not null && KnownProject is null && (Organization is not null || !IsProjectTyped)) || (Branch?.Id is not null && !IsBranchKnown);

    /// <summary>A change that replaces the whole context.</summary>
    public static ContextChange To(NeonContext context) => new(
        context.OrganizationId is { } organization ? new OrganizationIdentity(new Organization { OrganizationId = organization }) : null,
        context.ProjectId is { } project ? new ProjectIdentity(project)
            : context.ProjectName is { } projectName ? new ProjectIdentity(projectName) : null,
        context is { BranchId: null, BranchName: { } name } ? new BranchIdentity(name) : BranchIdentity.Of(context.ProjectId, context.BranchId),
        Clear: true)
    {
        OrganizationAsSet = context.OrganizationAsSet,
        ProjectName = context.ProjectId is null ? context.ProjectName : null,
        // A context is a whole: its parts were set together.
        KnownProject = new Project { ProjectId = context.ProjectId, OrganizationId = context.OrganizationId },
    };

    /// <summary>Describes the change in the user's terms, with the current values and the organization that a project brings along.</summary>
    /// <param name="present">The context to change.</param>
    /// <param name="organizationId">The organization of the changed context, if it is known already.</param>
    public string Describe(NeonContext present, string? organizationId)
    {
        foreach (var identity in new ResourceIdentity?[] { Organization, Project, Branch })
        {
            identity?.EnsureNamed();
        }

        RequestedSetting[] all =
        [
            new("organization", Organization?.ToString() ?? organizationId, present.OrganizationAsSet ?? present.OrganizationId),
            new("project", Project?.ToString(), present.ProjectAsSet),
            new("branch", Branch?.ToString(), present.BranchAsSet),
        ];
        var values = string.Join(", ", all.Where(value => value.Requested is not null)
            .Select(value => (value with { Shown = text => $"{text}" }).ToChange(isKnown: !Clear && value.Current is not null)));
        return (Clear, values.Length > 0) switch
        {
            (true, true) => $"Clear, then set {values}",
            (true, false) => "Clear",
            _ => $"Set {values}",
        };
    }

    /// <summary>The changed context, with names looked up.</summary>
    /// <param name="client">The client.</param>
    /// <param name="context">The context to change.</param>
    /// <param name="inForce">The context that supplies default parents, if neither the change nor the context specifies
    /// them.</param>
    /// <param name="cancellation">Cancels the look-up.</param>
    public async Task<NeonContext> ApplyAsync(NeonClient client, NeonContext context, NeonContext inForce, CancellationToken cancellation)
    {
        var fallback = Clear ? NeonContext.Empty : inForce;
        var present = Clear ? NeonContext.Empty : context;
        if (Organization is not null)
        {
            var organizationId = await Organization.ResolveAsync(client, cancellation);
            var isSameOrganization = organizationId == present.OrganizationId;
            present = (isSameOrganization ? present : NeonContext.Empty).WithOrganization(organizationId, isSameOrganization && IsOrganizationImplied ? present.OrganizationAsSet : OrganizationAsSet);
        }

        if (Project is not null)
        {
            var projectId = await Project.ResolveAsync(client, present.OrganizationId ?? fallback.OrganizationId, cancellation);
            var home = await HomeOfAsync(client, Project, projectId, present, cancellation);
            var isSameProject = projectId == present.ProjectId;
            // The name was looked up in the current organization, so keep both.
            var owner = home is null && ProjectName is not null ? fallback : present;
            present = new NeonContext
            {
                OrganizationId = home ?? (ProjectName is null ? null : fallback.OrganizationId),
                OrganizationAsSet = home is null || home == present.OrganizationId ? owner.OrganizationAsSet : KnownProject?.OrganizationName ?? home,
                ProjectId = projectId,
                ProjectName = ProjectName,
                BranchId = isSameProject ? present.BranchId : null,
                BranchName = isSameProject ? present.BranchName : null,
            };
        }

        return Branch is null ? present : await WithBranchAsync(client, Branch, present, fallback, cancellation);
    }

    /// <summary>
    /// The name that the user typed for an identity; null for an id or an object, which are not looked up again.
    /// </summary>
    private static string? NameTyped(ResourceIdentity? identity) => identity is { Id: null, Name: { } name } ? name : null;

    /// <summary>
    /// The organization to set with a project. The project has to belong to the organization that was specified with it. An organization
    /// that was set before is kept only with a project that the user typed, and with a name, which was looked up in it.
    /// </summary>
    private async Task<string?> HomeOfAsync(
        NeonClient client, ProjectIdentity project, string projectId, NeonContext present, CancellationToken cancellation)
    {
        var isKept = Organization is null && (IsProjectTyped || present.OrganizationId is null || projectId == present.ProjectId);
        if (project.Id is null || isKept)
        {
            return present.OrganizationId;
        }

        var read = KnownProject ?? await new ProjectApi(client).FindAsync(projectId, cancellation)
            ?? throw ResourceIdentity.NoneWithId(project.Kind, projectId);
        return Organization is null ? read.OrganizationId
            : read.OrganizationId is not { } home || home == present.OrganizationId ? present.OrganizationId
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The project {project} belongs to the organization {home}, not to {Organization}.")
            {
                Advice = "The context was not changed. Omit the organization, or specify that of the project.",
            };
    }

    private async Task<NeonContext> WithBranchAsync(
        NeonClient client, BranchIdentity branch, NeonContext present, NeonContext fallback, CancellationToken cancellation)
    {
        var parent = present.ProjectId is null ? fallback : present;
        var projectId = branch.ProjectId
            ?? (parent.ProjectId is null ? null : await ContextParents.ProjectIdAsync(client, parent, cancellation))
            ?? throw ResourceIdentity.Missing("project");
        return Project is null || projectId == present.ProjectId
            ? new NeonContext
            {
                OrganizationId = present.OrganizationId,
                OrganizationAsSet = present.OrganizationAsSet,
                ProjectId = projectId,
                ProjectName = branch.ProjectId is null ? parent.ProjectName : null,
                BranchId = await BranchIdAsync(client, branch, projectId, cancellation),
                BranchName = NameTyped(branch),
            }
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The branch {branch} belongs to the project {projectId}, not to {present.ProjectId}.")
            {
                Advice = "Omit -Project for a piped branch, or specify a branch of that project.",
            };
    }

    private async Task<string> BranchIdAsync(NeonClient client, BranchIdentity branch, string projectId, CancellationToken cancellation)
    {
        var branchId = await branch.ResolveAsync(client, projectId, cancellation);
        return branch.Id is null || IsBranchKnown || await new BranchApi(client).FindAsync(new BranchKey(projectId, branchId), cancellation) is not null
            ? branchId
            : throw new NeonApiException(NeonFailure.NameNotFound, $"There is no branch '{branchId}' in project {projectId}.")
            {
                Resource = branch.Noun,
                Advice = "The context was not changed. Correct the object, or specify a branch of that project.",
            };
    }
}
