namespace Neon.Commands;

/// <summary>
/// A change of a context. Only specified values are set. A new organization clears project and branch, and a new project
/// clears the branch, so that the remaining values always belong together.
/// </summary>
internal sealed record ContextChange(OrganizationIdentity? Organization, ProjectIdentity? Project, BranchIdentity? Branch, bool Clear)
{
    /// <summary>Whether nothing is changed.</summary>
    public bool IsNothing => !Clear && Organization is null && Project is null && Branch is null;

    /// <summary>The name of the project, if the context follows the name.</summary>
    private string? ProjectName { get; init; } = NameTyped(Project);

    /// <summary>A change that replaces the whole context.</summary>
    public static ContextChange To(NeonContext context) => new(
        context.OrganizationId is { } organization ? new OrganizationIdentity(new Organization { OrganizationId = organization }) : null,
        context.ProjectId is { } project ? new ProjectIdentity(new Project { ProjectId = project })
            : context.ProjectName is { } projectName ? new ProjectIdentity(projectName) : null,
        context.BranchName is { } name ? new BranchIdentity(name) : BranchIdentity.Of(context.ProjectId, context.BranchId),
        Clear: true)
    {
        ProjectName = context.ProjectName,
    };

    /// <summary>Describes the change in the user's terms.</summary>
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
            present = organizationId == present.OrganizationId ? present : new NeonContext { OrganizationId = organizationId };
        }

        if (Project is not null)
        {
            var projectId = await Project.ResolveAsync(client, present.OrganizationId ?? fallback.OrganizationId, cancellation);
            await EnsureTogetherAsync(client, Project, projectId, present.OrganizationId, cancellation);
            var isSame = projectId == present.ProjectId;
            present = new NeonContext
            {
                // The name was looked up in the current organization, so keep both.
                OrganizationId = present.OrganizationId ?? (ProjectName is null ? null : fallback.OrganizationId),
                ProjectId = projectId,
                ProjectName = ProjectName,
                BranchId = isSame ? present.BranchId : null,
                BranchName = isSame ? present.BranchName : null,
            };
        }

        return Branch is null ? present : await WithBranchAsync(client, Branch, present, fallback, cancellation);
    }

    /// <summary>
    /// The name that the user typed for an identity; null for an id or an object, which are not looked up again.
    /// </summary>
    private static string? NameTyped(ResourceIdentity? identity) => identity is { Id: null, Name: { } name } ? name : null;

    /// <summary>Refuses the id of a project in another organization than the one specified with it. A name is looked up in there.</summary>
    private async Task EnsureTogetherAsync(
        NeonClient client, ProjectIdentity project, string projectId, string? organizationId, CancellationToken cancellation)
    {
        if (Organization is null || project.Id is null)
        {
            return;
        }

        var read = project.Project ?? await new ProjectApi(client).FindAsync(projectId, cancellation)
            ?? throw ResourceIdentity.NoneWithId(project.Kind, projectId);
        if (read.OrganizationId is { } home && home != organizationId)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The project {project} belongs to the organization {home}, not to {Organization}.")
            {
                Advice = "The context was not changed. Omit the organization, or specify that of the project.",
            };
        }
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
                ProjectId = projectId,
                ProjectName = branch.ProjectId is null ? parent.ProjectName : null,
                BranchId = await branch.ResolveAsync(client, projectId, cancellation),
                BranchName = NameTyped(branch),
            }
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The branch {branch} belongs to the project {projectId}, not to {present.ProjectId}.")
            {
                Advice = "Omit -Project for a piped branch, or specify a branch of that project.",
            };
    }
}
