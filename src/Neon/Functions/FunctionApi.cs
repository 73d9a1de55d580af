using System.Text.Json;

namespace Neon;

/// <summary>API calls for the functions of a branch.</summary>
internal sealed class FunctionApi(NeonClient client)
{
    private const int PageSize = 1000;

    [NeonOperation("listProjectBranchFunctions")]
    public IAsyncEnumerable<Function> ListAsync(BranchKey branchKey, CancellationToken cancellation) =>
        PageWalker.WalkAsync(
            (cursor, stop) => client.GetAsync(
                ApiRequest.Get(Route.Of($"{branchKey}/functions"))
                    .Query("limit", PageSize)
                    .Query("cursor", cursor),
                FunctionJson.Default.FunctionPage,
                stop),
            page => page.WithBranch(branchKey),
            page => page.Pagination?.Next,
            cancellation);

    [NeonOperation("getProjectBranchFunction")]
    public async Task<Function> GetAsync(BranchKey branchKey, string slug, CancellationToken cancellation)
    {
        var envelope = await client.GetAsync(
            ApiRequest.Get(One(branchKey, slug)), FunctionJson.Default.FunctionEnvelope, cancellation).ConfigureAwait(false);
        return envelope.ToFunction(branchKey);
    }

    /// <summary>A function, or null if there is no function with that slug.</summary>
    public Task<Function?> FindAsync(BranchKey branchKey, string slug, CancellationToken cancellation) =>
        GetAsync(branchKey, slug, cancellation)
            .OrNullIfMissingAsync(() => FindListedAsync(branchKey, slug, cancellation));

    /// <summary>A function from the list of the branch, or null if there is no function with that slug.</summary>
    public Task<Function?> FindListedAsync(BranchKey branchKey, string slug, CancellationToken cancellation) =>
        ListAsync(branchKey, cancellation).FirstAsync(function => function.FunctionSlug == slug);

    [NeonOperation("updateProjectBranchFunction")]
    public async Task<Function> UpdateAsync(
        BranchKey branchKey, string slug, FunctionUpdate update, CancellationToken cancellation)
    {
        var envelope = await client.ChangeAsync(
            ApiRequest.Patch(One(branchKey, slug)).Body(update, FunctionJson.Default.FunctionUpdate),
            FunctionJson.Default.FunctionEnvelope,
            async (_, stop) => await FindAsync(branchKey, slug, stop).ConfigureAwait(false) is { } now && update.Matches(now)
                ? new FunctionEnvelope { Function = now }
                : null,
            cancellation).ConfigureAwait(false);
        return envelope.ToFunction(branchKey);
    }

    [NeonOperation("deleteProjectBranchFunction")]
    public Task RemoveAsync(BranchKey branchKey, string slug, CancellationToken cancellation) =>
        client.ChangeAsync(
            ApiRequest.Delete(One(branchKey, slug)),
            async (_, stop) => await FindAsync(branchKey, slug, stop).ConfigureAwait(false) is null,
            cancellation);

    /// <summary>Starts a deployment, which creates the function if it does not exist.</summary>
    /// <param name="branchKey">The branch.</param>
    /// <param name="slug">The slug of the function.</param>
    /// <param name="deploy">The deployment.</param>
    /// <param name="sent">Receives the number of bytes sent from the archive, on any thread.</param>
    /// <param name="cancellation">Stops the call.</param>
    [NeonOperation("createProjectBranchFunctionDeployment")]
    public async Task<FunctionDeployment> DeployAsync(
        BranchKey branchKey, string slug, FunctionDeploy deploy, Action<long>? sent, CancellationToken cancellation)
    {
        var route = Route.Of($"{branchKey}/functions/{slug:slug}/deployments");
        var envelope = await client.ChangeAsync(
            ApiRequest.Post(route).Content(() => Form(slug, deploy, sent)),
            FunctionJson.Default.FunctionDeploymentEnvelope,
            async (lost, stop) =>
            {
                // A deployment does not include its code: one with the same time, runtime and variables is assumed to be this one.
                var newest = (await FindAsync(branchKey, slug, stop).ConfigureAwait(false))?.CurrentDeployment;
                return newest is not null && deploy.Matches(newest) && lost.MayHaveCreated(newest.CreatedAt) ? new FunctionDeploymentEnvelope { Deployment = newest } : null;
            },
            cancellation).ConfigureAwait(false);
        return envelope.Deployment!;
    }

    // The archive comes last, so that Neon can report errors in the rest before the archive is sent.
    private static FormContent Form(string slug, FunctionDeploy deploy, Action<long>? sent) => new FormContent()
        .Text("runtime", deploy.Runtime)
        .Text("environment", deploy.Environment is { } variables ? JsonSerializer.Serialize(variables, FunctionJson.Default.Variables) : null)
        .File("zip", deploy.Zip, $"{Uri.EscapeDataString(slug)}.zip", "application/zip", sent);

    private static Route One(BranchKey branchKey, string slug) =>
        Route.Of($"{branchKey}/functions/{slug:slug}");
}
