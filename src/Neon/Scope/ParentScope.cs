namespace Neon.Commands;

/// <summary>
/// Determines a cmdlet's project, branch and endpoint from its parameters, the piped object or the context.
/// </summary>
internal sealed class ParentScope : IParents
{
    private readonly Func<NeonClient> _client;
    private readonly Func<NeonContext> _context;
    private readonly Func<ProjectIdentity?> _project;

    /// <summary>The parents of the resources of a cmdlet.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="project">Gets its <c>-Project</c>.</param>
    public ParentScope(NeonApiCmdlet cmdlet, Func<ProjectIdentity?> project)
        : this(() => cmdlet.Client, () => cmdlet.Context, project)
    {
    }

    private ParentScope(Func<NeonClient> client, Func<NeonContext> context, Func<ProjectIdentity?> project) =>
        (_client, _context, _project) = (client, context, project);

    private NeonClient Client => _client();

    private NeonContext Context => _context();

    private ProjectIdentity? Project => _project();

    /// <summary>The parents of a resource that is not the target of a cmdlet.</summary>
    public static ParentScope Of(NeonClient client, ProjectIdentity? project) =>
        new(() => client, () => client.Context, () => project);

    /// <summary>The parents in another project, for a cmdlet that collects its input before it acts.</summary>
    public ParentScope For(ProjectIdentity? project) => new(_client, _context, () => project);

    /// <summary>Describes the target of a change without a request to Neon, such as <c>app/main/orders</c>.</summary>
    /// <exception cref="NeonApiException">No project is specified, so there is nothing to confirm.</exception>
    public string Describe(params object?[] path) => DescribeIn(Context, Project, path);

    /// <summary>Describes a target by its parents and itself, such as <c>app/main/orders</c>.</summary>
    /// <exception cref="NeonApiException">No project is specified, so there is nothing to confirm.</exception>
    public static string DescribeIn(NeonContext context, ProjectIdentity? project, params object?[] path)
    {
        EnsureNamed([project, .. path]);
        return string.Join('/', path.Prepend(Describe(context, project, path.Select(OwnProject).FirstOrDefault(own => own is not null))).Where(part => part is not null));
    }

    /// <summary>
    /// Describes a project, such as <c>app</c>. Two organizations can each have a project with this name, so the organization in which it
    /// is looked up precedes it if the user specified one: <c>Acme/app</c>. An id needs no organization.
    /// </summary>
    private static string Describe(NeonContext context, ProjectIdentity? project, string? own)
    {
        var (organization, named) = project is not null ? (project.OrganizationShownIn(context), project.ToString())
            : own is not null ? (null, own)
            : (context.ProjectName is null ? null : context.OrganizationAsSet, context.ProjectAsSet ?? throw ResourceIdentity.Missing("project"));
        return organization is null ? named : $"{organization}/{named}";
    }

    /// <summary>
    /// Describes a target on a branch, such as <c>app/main/orders</c>. An object includes its own branch. Otherwise the
    /// branch of the context is used, unless it belongs to another project (<see cref="IsContextBranchHomeAsync"/>).
    /// </summary>
    /// <exception cref="NeonApiException">No project or no branch is specified, so there is nothing to confirm.</exception>
    public string DescribeOnBranch(BranchIdentity? branch, BranchIdentity? own, object target)
    {
        EnsureNamed([Project, branch, target]);
        var projectId = branch?.ProjectId ?? own?.ProjectId;
        var inContext = projectId is null ? Context.BranchAsSet : null;
        var named = Describe(Context, Project, projectId);
        var branchNamed = (branch ?? own)?.ToString() ?? inContext ?? throw ResourceIdentity.Missing("branch");
        return $"{named}/{branchNamed}/{target}";
    }

    /// <summary>
    /// Whether the branch of the context belongs to the cmdlet's project. Projects are looked up only if one of them
    /// was specified by name, and the change uses the same result.
    /// </summary>
    public async ValueTask<bool> IsContextBranchHomeAsync(CancellationToken cancellation)
    {
        var (context, project) = (Context, Project);
        if (project is null && (context.ProjectName is null || context.BranchName is not null))
        {
            return true;
        }

        if (project?.Id is { } id && (context.ProjectName is null || context.BranchName is null))
        {
            return id == context.ProjectId;
        }

        return await ProjectIdAsync(cancellation) == await HomeOfBranchAsync(context, cancellation);
    }

    /// <summary>The project; it may come from the context.</summary>
    public ValueTask<string> ProjectIdAsync(CancellationToken cancellation) => ProjectIdAsync(Project, cancellation);

    /// <summary>The parent branch of a resource; it may come from the context.</summary>
    public async ValueTask<BranchKey> ParentBranchAsync(BranchIdentity? branch, CancellationToken cancellation)
    {
        if (branch is not null)
        {
            return await TargetBranchAsync(branch, cancellation);
        }

        var context = Client.Context;
        var projectId = await ProjectIdAsync(cancellation);
        var isHome = context.BranchAsSet is not null && projectId == await HomeOfBranchAsync(context, cancellation);
        return isHome
            ? new BranchKey(projectId, await ContextBranchAsync(context, projectId, cancellation))
            : throw ResourceIdentity.Missing("branch");
    }

    /// <summary>
    /// The branch of a database or role. If it was specified as an object, the parameters must agree with it.
    /// </summary>
    public async ValueTask<BranchKey> BranchOfAsync(BranchIdentity? branch, BranchIdentity? own, CancellationToken cancellation)
    {
        if (own is null)
        {
            return await ParentBranchAsync(branch, cancellation);
        }

        var parent = await TargetBranchAsync(own, cancellation);
        if (branch is null)
        {
            return parent;
        }

        var home = Project ?? new ProjectIdentity(new Project { ProjectId = parent.ProjectId });
        var named = await BranchAsync(home, branch, cancellation);
        return named == parent
            ? parent
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The specified object belongs to the branch {own}, not to {branch}.")
            {
                Advice = "Omit -Branch for a piped object, or specify the name instead of the object.",
            };
    }

    /// <summary>The branch that is the target of the cmdlet; never taken from the context.</summary>
    public ValueTask<BranchKey> TargetBranchAsync(BranchIdentity branch, CancellationToken cancellation) => BranchAsync(Project, branch, cancellation);

    /// <summary>A branch of a known project. A branch object of another project is refused.</summary>
    public ValueTask<BranchKey> BranchInAsync(string projectId, BranchIdentity branch, CancellationToken cancellation) =>
        BranchAsync(new ProjectIdentity(new Project { ProjectId = projectId }), branch, cancellation);

    /// <summary>The endpoint that is the target of the cmdlet; never taken from the context.</summary>
    public ValueTask<(string ProjectId, string EndpointId)> TargetEndpointAsync(EndpointIdentity endpoint, CancellationToken cancellation) =>
        WithinAsync(Project, endpoint, "endpoint", id => endpoint.ResolveAsync(Client, id, cancellation), cancellation);

    /// <summary>The project of a resource. If it was specified as an object, the parameters must agree with it.</summary>
    public async ValueTask<string> ProjectOfAsync(ProjectItemIdentity item, CancellationToken cancellation)
    {
        if (Project is null && item.ProjectId is { } own)
        {
            return own;
        }

        var named = await ProjectIdAsync(cancellation);
        return item.ProjectId is null || item.ProjectId == named
            ? named
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The specified object belongs to the project {item.ProjectId}, not to {named}.")
            {
                Advice = "Omit -Project for a piped object.",
            };
    }

    private async ValueTask<string> ProjectIdAsync(ProjectIdentity? project, CancellationToken cancellation)
    {
        if (project is null)
        {
            var context = Client.Context;
            return context.ProjectId is null ? throw ResourceIdentity.Missing("project") : await ContextProjectAsync(context, cancellation);
        }

        return await project.OnceAsync(Client, cancellation);
    }

    private async ValueTask<BranchKey> BranchAsync(ProjectIdentity? project, BranchIdentity branch, CancellationToken cancellation)
    {
        var (projectId, branchId) = await WithinAsync(
            project, branch, "branch", id => branch.ResolveAsync(Client, id, cancellation), cancellation);
        return new BranchKey(projectId, branchId);
    }

    // A branch that was set by id belongs to the project it was set for, even if another project now has that project's name.
    private ValueTask<string> HomeOfBranchAsync(NeonContext context, CancellationToken cancellation) =>
        context.BranchName is null ? new ValueTask<string>(context.ProjectId!) : ContextProjectAsync(context, cancellation);

    private ValueTask<string> ContextProjectAsync(NeonContext context, CancellationToken cancellation) =>
        context.ProjectName is not { } name
            ? new ValueTask<string>(context.ProjectId!)
            : OnceAsync($"{context.ProjectId} in {context.OrganizationId}", new ProjectIdentity(name), () => ContextParents.ProjectIdAsync(Client, context, cancellation));

    private ValueTask<string> ContextBranchAsync(NeonContext context, string projectId, CancellationToken cancellation) =>
        context.BranchName is not { } name
            ? new ValueTask<string>(context.BranchId!)
            : OnceAsync(projectId, new BranchIdentity(name), () => ContextParents.BranchIdAsync(Client, context, projectId, cancellation));

    /// <summary>The project, whose id may be known; otherwise it comes from the context.</summary>
    public static ValueTask<string> ProjectAboveAsync(NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        above.TryGetValue("ProjectId", out var id) ? new ValueTask<string>(id) : Of(client, null).ProjectIdAsync(cancellation);

    /// <summary>The branch, whose id may be known; otherwise it comes from the context.</summary>
    public static async ValueTask<BranchKey> BranchAboveAsync(
        NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        above.TryGetValue("BranchId", out var id)
            ? new BranchKey(await ProjectAboveAsync(client, above, cancellation), id)
            : await Of(client, above.TryGetValue("ProjectId", out var project) ? new ProjectIdentity(new Project { ProjectId = project }) : null)
                .ParentBranchAsync(null, cancellation);

    private static void EnsureNamed(IEnumerable<object?> parts)
    {
        foreach (var identity in parts.OfType<ResourceIdentity>())
        {
            identity.EnsureNamed();
        }
    }

    private static string? OwnProject(object? part) => part switch
    {
        BranchIdentity branch => branch.ProjectId,
        EndpointIdentity endpoint => endpoint.ProjectId,
        ProjectItemIdentity item => item.ProjectId,
        BranchItemIdentity item => item.Branch?.ProjectId,
        _ => null,
    };

    private async ValueTask<(string ProjectId, string Id)> WithinAsync(
        ProjectIdentity? project,
        ResourceIdentity identity,
        string kind,
        Func<string, ValueTask<string>> resolve,
        CancellationToken cancellation)
    {
        var own = OwnProject(identity);
        var projectId = project is null && own is not null ? own : await ProjectIdAsync(project, cancellation);
        return own is null || own == projectId
            ? (projectId, await OnceAsync(projectId, identity, () => resolve(projectId)))
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The {kind} {identity} belongs to the project {own}, not to {projectId}.")
            {
                Advice = $"Omit -Project for a piped {kind}, or specify {(kind[0] is 'e' ? "an" : "a")} {kind} of that project.",
            };
    }

    private ValueTask<string> OnceAsync(string? project, ResourceIdentity identity, Func<ValueTask<string>> resolve) =>
        identity.OnceAsync(Client, project, resolve);
}
