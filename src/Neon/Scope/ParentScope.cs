namespace Neon.Commands;

/// <summary>
/// Determines a cmdlet's project, branch and endpoint from its parameters, the piped object or the context, and caches
/// the names it has looked up for the rest of the pipeline.
/// </summary>
internal sealed class ParentScope
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Describes a target by its parents and itself, such as <c>app/main/orders</c>.</summary>
    /// <exception cref="NeonApiException">No project is specified, so there is nothing to confirm.</exception>
    public static string Describe(NeonContext context, ProjectIdentity? project, params object?[] path)
    {
        EnsureNamed([project, .. path]);
        var named = project?.ToString() ?? path.Select(OwnProject).FirstOrDefault(own => own is not null) ?? context.ProjectAsSet
            ?? throw ResourceIdentity.Missing("project");
        return string.Join('/', path.Prepend(named).Where(part => part is not null));
    }

    /// <summary>
    /// Describes a target on a branch, such as <c>app/main/orders</c>. An object includes its own branch. Otherwise the
    /// branch of the context is used, unless it belongs to another project (<see cref="IsHomeAsync"/>).
    /// </summary>
    /// <exception cref="NeonApiException">No project or no branch is specified, so there is nothing to confirm.</exception>
    public static string DescribeOnBranch(
        NeonContext context, ProjectIdentity? project, BranchIdentity? branch, BranchIdentity? own, object target)
    {
        EnsureNamed([project, branch, target]);
        var projectId = branch?.ProjectId ?? own?.ProjectId;
        var inContext = projectId is null ? context.BranchAsSet : null;
        var named = project?.ToString() ?? projectId ?? context.ProjectAsSet ?? throw ResourceIdentity.Missing("project");
        var branchNamed = (branch ?? own)?.ToString() ?? inContext ?? throw ResourceIdentity.Missing("branch");
        return $"{named}/{branchNamed}/{target}";
    }

    /// <summary>
    /// Whether the branch of the context belongs to the cmdlet's project. Projects are looked up only if one of them
    /// was specified by name, and the change uses the same result.
    /// </summary>
    public async ValueTask<bool> IsHomeAsync(NeonApiCmdlet cmdlet, ProjectIdentity? project, CancellationToken cancellation)
    {
        var context = cmdlet.Context;
        if (project is null && (context.ProjectName is null || context.BranchName is not null))
        {
            return true;
        }

        if (project?.Id is { } id && (context.ProjectName is null || context.BranchName is null))
        {
            return id == context.ProjectId;
        }

        return await ProjectIdAsync(cmdlet.Client, project, cancellation) == await HomeOfBranchAsync(cmdlet.Client, context, cancellation);
    }

    /// <summary>The user's name for a project, branch or endpoint whose name is known; otherwise null.</summary>
    public string? NameOf(string id) => _names.GetValueOrDefault(id);

    public async ValueTask<string> ProjectIdAsync(NeonClient client, ProjectIdentity? project, CancellationToken cancellation)
    {
        if (project is null)
        {
            var context = client.Context;
            return context.ProjectId is null ? throw ResourceIdentity.Missing("project") : await ContextProjectAsync(client, context, cancellation);
        }

        return await OnceAsync(client, project.Space, project, () => project.ResolveAsync(client, cancellation));
    }

    public async ValueTask<BranchKey> ParentBranchAsync(
        NeonClient client, ProjectIdentity? project, BranchIdentity? branch, CancellationToken cancellation)
    {
        if (branch is not null)
        {
            return await BranchAsync(client, project, branch, cancellation);
        }

        var context = client.Context;
        var projectId = await ProjectIdAsync(client, project, cancellation);
        var isHome = context.BranchAsSet is not null && projectId == await HomeOfBranchAsync(client, context, cancellation);
        return isHome
            ? new BranchKey(projectId, await ContextBranchAsync(client, context, projectId, cancellation))
            : throw ResourceIdentity.Missing("branch");
    }

    /// <summary>
    /// The branch of a database or role. If it was specified as an object, the parameters must agree with it.
    /// </summary>
    public async ValueTask<BranchKey> BranchOfAsync(
        NeonClient client, ProjectIdentity? project, BranchIdentity? branch, BranchIdentity? own, CancellationToken cancellation)
    {
        if (own is null)
        {
            return await ParentBranchAsync(client, project, branch, cancellation);
        }

        var parent = await BranchAsync(client, project, own, cancellation);
        if (branch is null)
        {
            return parent;
        }

        var home = project ?? new ProjectIdentity(new Project { ProjectId = parent.ProjectId });
        var named = await BranchAsync(client, home, branch, cancellation);
        return named == parent
            ? parent
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The specified object belongs to the branch {own}, not to {branch}.")
            {
                Advice = "Omit -Branch for a piped object, or specify the name instead of the object.",
            };
    }

    public async ValueTask<BranchKey> BranchAsync(
        NeonClient client, ProjectIdentity? project, BranchIdentity branch, CancellationToken cancellation)
    {
        var (projectId, branchId) = await WithinAsync(
            client, project, branch, "branch", id => branch.ResolveAsync(client, id, cancellation), cancellation);
        return new BranchKey(projectId, branchId);
    }

    public ValueTask<(string ProjectId, string EndpointId)> EndpointAsync(
        NeonClient client, ProjectIdentity? project, EndpointIdentity endpoint, CancellationToken cancellation) =>
        WithinAsync(client, project, endpoint, "endpoint", id => endpoint.ResolveAsync(client, id, cancellation), cancellation);

    /// <summary>The project of a resource. If it was specified as an object, the parameters must agree with it.</summary>
    public async ValueTask<string> ProjectOfAsync(
        NeonClient client, ProjectIdentity? project, ProjectItemIdentity item, CancellationToken cancellation)
    {
        if (project is null && item.ProjectId is { } own)
        {
            return own;
        }

        var named = await ProjectIdAsync(client, project, cancellation);
        return item.ProjectId is null || item.ProjectId == named
            ? named
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The specified object belongs to the project {item.ProjectId}, not to {named}.")
            {
                Advice = "Omit -Project for a piped object.",
            };
    }

    // A branch that was set by id belongs to the project it was set for, even if another project now has that project's name.
    private ValueTask<string> HomeOfBranchAsync(NeonClient client, NeonContext context, CancellationToken cancellation) =>
        context.BranchName is null ? new ValueTask<string>(context.ProjectId!) : ContextProjectAsync(client, context, cancellation);

    private ValueTask<string> ContextProjectAsync(NeonClient client, NeonContext context, CancellationToken cancellation) =>
        context.ProjectName is not { } name
            ? new ValueTask<string>(context.ProjectId!)
            : OnceAsync(client, context.ProjectId, new ProjectIdentity(name), () => ContextParents.ProjectIdAsync(client, context, cancellation));

    private ValueTask<string> ContextBranchAsync(NeonClient client, NeonContext context, string projectId, CancellationToken cancellation) =>
        context.BranchName is not { } name
            ? new ValueTask<string>(context.BranchId!)
            : OnceAsync(client, projectId, new BranchIdentity(name), () => ContextParents.BranchIdAsync(client, context, projectId, cancellation));

    /// <summary>The project, whose id may be known; otherwise it comes from the context.</summary>
    public static ValueTask<string> ProjectAboveAsync(NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        above.TryGetValue("ProjectId", out var id) ? new ValueTask<string>(id) : new ParentScope().ProjectIdAsync(client, null, cancellation);

    /// <summary>The branch, whose id may be known; otherwise it comes from the context.</summary>
    public static async ValueTask<BranchKey> BranchAboveAsync(
        NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        above.TryGetValue("BranchId", out var id)
            ? new BranchKey(await ProjectAboveAsync(client, above, cancellation), id)
            : await new ParentScope().ParentBranchAsync(
                client, above.TryGetValue("ProjectId", out var project) ? new ProjectIdentity(new Project { ProjectId = project }) : null, null, cancellation);

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
        NeonClient client,
        ProjectIdentity? project,
        ResourceIdentity identity,
        string kind,
        Func<string, ValueTask<string>> resolve,
        CancellationToken cancellation)
    {
        var own = OwnProject(identity);
        var projectId = project is null && own is not null ? own : await ProjectIdAsync(client, project, cancellation);
        return own is null || own == projectId
            ? (projectId, await OnceAsync(client, projectId, identity, () => resolve(projectId)))
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The {kind} {identity} belongs to the project {own}, not to {projectId}.")
            {
                Advice = $"Omit -Project for a piped {kind}, or specify {(kind[0] is 'e' ? "an" : "a")} {kind} of that project.",
            };
    }

    private async ValueTask<string> OnceAsync(NeonClient client, string? project, ResourceIdentity identity, Func<ValueTask<string>> resolve)
    {
        var id = await identity.OnceAsync(client, project, resolve);
        if (identity.Name is { Length: > 0 } name)
        {
            _names[id] = name;
        }

        return id;
    }
}
