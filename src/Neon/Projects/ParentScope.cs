namespace Neon.Commands;

/// <summary>
/// Finds out which project and branch a cmdlet means, from its parameters, the piped object or the context, and remembers
/// the names it has looked up for the rest of the pipeline.
/// </summary>
internal sealed class ParentScope
{
    private readonly Dictionary<(string? Project, string Name), string> _known = [];

    /// <summary>Names a target by its parents and itself: <c>app/main/orders</c>.</summary>
    public static string Describe(ProjectIdentity? project, params object?[] path) => string.Join(
        '/',
        path.Prepend(project?.ToString() ?? (path.OfType<BranchIdentity>().FirstOrDefault()?.ProjectId ?? NeonSession.Current.EffectiveContext.ProjectId))
            .Where(part => part is not null));

    public async ValueTask<string> ProjectIdAsync(NeonClient client, ProjectIdentity? project, CancellationToken cancellation)
    {
        if (project is null)
        {
            return NeonSession.Current.EffectiveContext.ProjectId ?? throw ResourceIdentity.Missing("project");
        }

        return await OnceAsync(null, project, () => project.ResolveAsync(client, cancellation));
    }

    public async ValueTask<(string ProjectId, string BranchId)> ParentBranchAsync(
        NeonClient client, ProjectIdentity? project, BranchIdentity? branch, CancellationToken cancellation)
    {
        if (branch is not null)
        {
            return await BranchAsync(client, project, branch, cancellation);
        }

        var context = NeonSession.Current.EffectiveContext;
        var projectId = await ProjectIdAsync(client, project, cancellation);
        return context.BranchId is { } branchId && context.ProjectId == projectId
            ? (projectId, branchId)
            : throw ResourceIdentity.Missing("branch");
    }

    public async ValueTask<(string ProjectId, string BranchId)> BranchAsync(
        NeonClient client, ProjectIdentity? project, BranchIdentity branch, CancellationToken cancellation)
    {
        if (branch.ProjectId is { } own)
        {
            var named = project is null ? own : await ProjectIdAsync(client, project, cancellation);
            return named == own
                ? (own, await branch.ResolveAsync(client, own, cancellation))
                : throw new NeonApiException(NeonFailure.InvalidInput, $"The branch {branch} belongs to the project {own}, not to {named}.")
                {
                    Advice = "Leave -Project out for a piped branch, or name a branch of that project.",
                };
        }

        var projectId = await ProjectIdAsync(client, project, cancellation);
        return (projectId, await OnceAsync(projectId, branch, () => branch.ResolveAsync(client, projectId, cancellation)));
    }

    private async ValueTask<string> OnceAsync(string? project, ResourceIdentity identity, Func<ValueTask<string>> resolve)
    {
        if (identity.Id is not null || identity.Name is null)
        {
            return await resolve();
        }

        if (!_known.TryGetValue((project, identity.Name), out var id))
        {
            _known[(project, identity.Name)] = id = await resolve();
        }

        return id;
    }
}
