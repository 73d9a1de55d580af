using System.Text.Json;

namespace Neon;

/// <summary>API calls for the functions of a branch.</summary>
internal sealed class FunctionApi(NeonClient client)
{
    private const int PageSize = 1000;

    [NeonOperation("listProjectBranchFunctions")]
    public IAsyncEnumerable<Function> ListAsync(string projectId, string branchId, CancellationToken cancellation) =>
        PageWalker.WalkAsync(
            (cursor, stop) => client.GetAsync(
                ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/functions"))
                    .Query("limit", PageSize)
                    .Query("cursor", cursor),
                FunctionJson.Default.FunctionPage,
                stop),
            page => page.On(projectId, branchId),
            page => page.Pagination?.Next,
            cancellation);

    [NeonOperation("getProjectBranchFunction")]
    public async Task<Function> GetAsync(string projectId, string branchId, string slug, CancellationToken cancellation)
    {
        var envelope = await client.GetAsync(
            ApiRequest.Get(One(projectId, branchId, slug)), FunctionJson.Default.FunctionEnvelope, cancellation).ConfigureAwait(false);
        return envelope.ToFunction(projectId, branchId);
    }

    /// <summary>A function, or null if there is no function with that slug.</summary>
    public Task<Function?> FindAsync(string projectId, string branchId, string slug, CancellationToken cancellation) =>
        GetAsync(projectId, branchId, slug, cancellation)
            .OrNullIfMissingAsync(() => FindListedAsync(projectId, branchId, slug, cancellation));

    /// <summary>A function from the list of the branch, or null if there is no function with that slug.</summary>
    public async Task<Function?> FindListedAsync(string projectId, string branchId, string slug, CancellationToken cancellation)
    {
        await foreach (var function in ListAsync(projectId, branchId, cancellation).ConfigureAwait(false))
        {
            if (function.FunctionSlug == slug)
            {
                return function;
            }
        }

        return null;
    }

    [NeonOperation("updateProjectBranchFunction")]
    public async Task<Function> UpdateAsync(
        string projectId, string branchId, string slug, FunctionUpdate update, CancellationToken cancellation)
    {
        var envelope = await client.ChangeAsync(
            ApiRequest.Patch(One(projectId, branchId, slug)).Body(update, FunctionJson.Default.FunctionUpdate),
            FunctionJson.Default.FunctionEnvelope,
            CommandLine.Of($"Get-NeonFunction -Project {projectId} -Branch {branchId} -Function {slug}"),
            async (_, stop) => await FindAsync(projectId, branchId, slug, stop).ConfigureAwait(false) is { } now && update.IsIn(now)
                ? new FunctionEnvelope { Function = now }
                : null,
            cancellation).ConfigureAwait(false);
        return envelope.ToFunction(projectId, branchId);
    }

    [NeonOperation("deleteProjectBranchFunction")]
    public Task RemoveAsync(string projectId, string branchId, string slug, CancellationToken cancellation) =>
        client.ChangeAsync(
            ApiRequest.Delete(One(projectId, branchId, slug)),
            CommandLine.Of($"Get-NeonFunction -Project {projectId} -Branch {branchId} -Function {slug}"),
            async (_, stop) => await FindAsync(projectId, branchId, slug, stop).ConfigureAwait(false) is null,
            cancellation);

    /// <summary>Starts a deployment, which creates the function if it does not exist.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="branchId">The branch.</param>
    /// <param name="slug">The slug of the function.</param>
    /// <param name="deploy">The deployment.</param>
    /// <param name="sent">Receives the number of bytes sent from the archive, on any thread.</param>
    /// <param name="cancellation">Stops the call.</param>
    [NeonOperation("createProjectBranchFunctionDeployment")]
    public async Task<FunctionDeployment> DeployAsync(
        string projectId, string branchId, string slug, FunctionDeploy deploy, Action<long>? sent, CancellationToken cancellation)
    {
        var route = Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/functions/{slug:slug}/deployments");
        var envelope = await client.ChangeAsync(
            ApiRequest.Post(route).Content(() => Form(slug, deploy, sent)),
            FunctionJson.Default.FunctionDeploymentEnvelope,
            CommandLine.Of($"Get-NeonFunction -Project {projectId} -Branch {branchId} -Function {slug}"),
            async (lost, stop) =>
            {
                // A deployment does not include its code: one with the same time, runtime and variables is assumed to be this one.
                var newest = (await FindAsync(projectId, branchId, slug, stop).ConfigureAwait(false))?.CurrentDeployment;
                return newest is not null && deploy.IsIn(newest) && lost.CanHaveMade(newest.CreatedAt) ? new FunctionDeploymentEnvelope { Deployment = newest } : null;
            },
            cancellation).ConfigureAwait(false);
        return envelope.Deployment!;
    }

    // The archive comes last, so that Neon can report errors in the rest before the archive is sent.
    private static FormContent Form(string slug, FunctionDeploy deploy, Action<long>? sent) => new FormContent()
        .Text("runtime", deploy.Runtime)
        .Text("environment", deploy.Environment is { } variables ? JsonSerializer.Serialize(variables, FunctionJson.Default.Variables) : null)
        .File("zip", deploy.Zip, $"{Uri.EscapeDataString(slug)}.zip", "application/zip", sent);

    private static Route One(string projectId, string branchId, string slug) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/functions/{slug:slug}");
}
