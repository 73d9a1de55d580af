namespace Neon.Commands;

/// <summary>
/// What is to be set in a context. Only what is given is set; a new organization drops project and branch, and a new project
/// drops the branch, so that nothing is left beside what it does not belong to.
/// </summary>
internal sealed record ContextChange(OrganizationIdentity? Organization, ProjectIdentity? Project, BranchIdentity? Branch, bool Clear)
{
    /// <summary>Whether it changes nothing.</summary>
    public bool IsNothing => !Clear && Organization is null && Project is null && Branch is null;

    /// <summary>The name of the project, if the context is to follow it.</summary>
    private string? ProjectName { get; init; } = NameTyped(Project);

    /// <summary>The change to another context as a whole.</summary>
    public static ContextChange To(NeonContext context) => new(
        context.OrganizationId is { } organization ? new OrganizationIdentity(new Organization { OrganizationId = organization }) : null,
        context.ProjectId is { } project ? new ProjectIdentity(new Project { ProjectId = project })
            : context.ProjectName is { } projectName ? new ProjectIdentity(projectName) : null,
        context.BranchName is { } name ? new BranchIdentity(name) : BranchIdentity.Of(context.ProjectId, context.BranchId),
        Clear: true)
    {
        ProjectName = context.ProjectName,
    };

    /// <summary>Says in words what is set, as it was given.</summary>
    public override string ToString()
    {
        foreach (var identity in new ResourceIdentity?[] { Organization, Project, Branch })
        {
            identity?.EnsureNamed();
        }

        var values = string.Join(", ", new[] { ("organization", (object?)Organization), ("project", Project), ("branch", Branch) }
            .Where(value => value.Item2 is not null)
            .Select(value => $"{value.Item1} {value.Item2}"));
        return (Clear, values.Length > 0) switch
        {
            (true, true) => $"Clear, then set {values}",
            (true, false) => "Clear",
            _ => $"Set {values}",
        };
    }

    /// <summary>The context with the change made; names are looked up.</summary>
    /// <param name="client">The way to Neon.</param>
    /// <param name="context">The context that is changed.</param>
    /// <param name="inForce">What stands in for the parents of what is given, if neither the change nor the context names them.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public async Task<NeonContext> ApplyAsync(NeonClient client, NeonContext context, NeonContext inForce, CancellationToken cancellation)
    {
        var fallback = Clear ? NeonContext.Empty : inForce;
        var present = Clear ? NeonContext.Empty : context;
        if (Organization is not null)
        {
            var organizationId = await Organization.ResolveAsync(client, cancellation);
            present = organizationId == present.OrganizationId ? present : new NeonContext { OrganizationId = organizationId };
        }

        if (Project is not null)
        {
            var projectId = await Project.ResolveAsync(client, present.OrganizationId ?? fallback.OrganizationId, cancellation);
            var isSame = projectId == present.ProjectId;
            present = new NeonContext
            {
                // A name was looked for in the organization that was in force: they belong together.
                OrganizationId = present.OrganizationId ?? (ProjectName is null ? null : fallback.OrganizationId),
                ProjectId = projectId,
                ProjectName = ProjectName,
                BranchId = isSame ? present.BranchId : null,
                BranchName = isSame ? present.BranchName : null,
            };
        }

        return Branch is null ? present : await WithBranchAsync(client, Branch, present, fallback, cancellation);
    }

    /// <summary>The name that an identity was typed as; null for an id or an object, which stay what they are.</summary>
    private static string? NameTyped(ResourceIdentity? identity) => identity is { Id: null, Name: { } name } ? name : null;

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
                ProjectId = projectId,
                ProjectName = branch.ProjectId is null ? parent.ProjectName : null,
                BranchId = await branch.ResolveAsync(client, projectId, cancellation),
                BranchName = NameTyped(branch),
            }
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The branch {branch} belongs to the project {projectId}, not to {present.ProjectId}.")
            {
                Advice = "Leave -Project out for a piped branch, or name a branch of that project.",
            };
    }
}
