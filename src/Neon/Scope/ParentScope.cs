namespace Neon.Commands;

/// <summary>
/// Finds out which project, branch and endpoint a cmdlet means, from its parameters, the piped object or the context, and
/// remembers the names it has looked up for the rest of the pipeline.
/// </summary>
internal sealed class ParentScope
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Names a target by its parents and itself: <c>app/main/orders</c>.</summary>
    /// <exception cref="NeonApiException">No project is named, so that there is nothing to confirm.</exception>
    public static string Describe(NeonContext context, ProjectIdentity? project, params object?[] path)
    {
        EnsureNamed([project, .. path]);
        var named = project?.ToString() ?? path.Select(OwnProject).FirstOrDefault(own => own is not null) ?? context.ProjectAsSet
            ?? throw ResourceIdentity.Missing("project");
        return string.Join('/', path.Prepend(named).Where(part => part is not null));
    }

    /// <summary>
    /// Names a target that is on a branch: <c>app/main/orders</c>. An object knows its own branch. If nothing else names one, it is
    /// the branch of the context, which no longer has one here if that belongs to another project (<see cref="IsHomeAsync"/>).
    /// </summary>
    /// <exception cref="NeonApiException">No project or no branch is named, so that there is nothing to confirm.</exception>
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
    /// Whether the branch of the context belongs to the project that the cmdlet means. Projects are looked up only where one of
    /// them was named by its name, and the change uses the same result.
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

    /// <summary>What the user calls a project, branch or endpoint that has come along with its name; null otherwise.</summary>
    public string? NameOf(string id) => _names.GetValueOrDefault(id);

    public async ValueTask<string> ProjectIdAsync(NeonClient client, ProjectIdentity? project, CancellationToken cancellation)
    {
        if (project is null)
        {
            var context = client.Context;
            return context.ProjectId is null ? throw ResourceIdentity.Missing("project") : await ContextProjectAsync(client, context, cancellation);
        }

        return await OnceAsync(client, null, project, () => project.ResolveAsync(client, cancellation));
    }

    public async ValueTask<(string ProjectId, string BranchId)> ParentBranchAsync(
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
            ? (projectId, await ContextBranchAsync(client, context, projectId, cancellation))
            : throw ResourceIdentity.Missing("branch");
    }

    /// <summary>The branch that a database or role lies on. One that was given as an object must not be contradicted.</summary>
    public async ValueTask<(string ProjectId, string BranchId)> BranchOfAsync(
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
            : throw new NeonApiException(NeonFailure.InvalidInput, $"What was given lies on the branch {own}, not on {branch}.")
            {
                Advice = "Leave -Branch out for a piped object, or give the name instead of the object.",
            };
    }

    public ValueTask<(string ProjectId, string BranchId)> BranchAsync(
        NeonClient client, ProjectIdentity? project, BranchIdentity branch, CancellationToken cancellation) =>
        WithinAsync(client, project, branch, "branch", id => branch.ResolveAsync(client, id, cancellation), cancellation);

    public ValueTask<(string ProjectId, string EndpointId)> EndpointAsync(
        NeonClient client, ProjectIdentity? project, EndpointIdentity endpoint, CancellationToken cancellation) =>
        WithinAsync(client, project, endpoint, "endpoint", id => endpoint.ResolveAsync(client, id, cancellation), cancellation);

    /// <summary>The project that something belongs to. What was given as an object must not be contradicted.</summary>
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
            : throw new NeonApiException(NeonFailure.InvalidInput, $"What was given belongs to the project {item.ProjectId}, not to {named}.")
            {
                Advice = "Leave -Project out for a piped object.",
            };
    }

    // A branch that was set by its id belongs to the project that it was set for, whatever has that one's name now.
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

    /// <summary>The project that is meant where its id may be known; the context names it otherwise.</summary>
    public static ValueTask<string> ProjectAboveAsync(NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        above.TryGetValue("ProjectId", out var id) ? new ValueTask<string>(id) : new ParentScope().ProjectIdAsync(client, null, cancellation);

    /// <summary>The branch that is meant where its id may be known; the context names it otherwise.</summary>
    public static async ValueTask<(string ProjectId, string BranchId)> BranchAboveAsync(
        NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        above.TryGetValue("BranchId", out var id)
            ? (await ProjectAboveAsync(client, above, cancellation), id)
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
                Advice = $"Leave -Project out for a piped {kind}, or name {(kind[0] is 'e' ? "an" : "a")} {kind} of that project.",
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
