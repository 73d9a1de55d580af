using System.Runtime.CompilerServices;

namespace Neon;

/// <summary>The calls about branches.</summary>
internal sealed class BranchApi(NeonClient client)
{
    /// <summary>
    /// The number of branches per page. The API allows 10,000; a page of 1,000 arrives quickly and uses little memory.
    /// </summary>
    public const int PageSize = 1000;

    [NeonOperation("listProjectBranches")]
    public IAsyncEnumerable<Branch> ListAsync(string projectId, BranchFilter filter, CancellationToken cancellation) =>
        PageWalker.WalkAsync(
            (cursor, stop) => client.GetAsync(
                ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/branches"))
                    .Query("search", filter.Search)
                    .Query("sort_by", filter.SortBy)
                    .Query("sort_order", filter.SortOrder)
                    .Query("include_deleted", filter.IncludeDeleted ? true : null)
                    .Query("limit", PageSize)
                    .Query("cursor", cursor),
                BranchJson.Default.BranchPage,
                stop),
            page => page.Annotated(),
            page => page.Pagination?.Next,
            cancellation);

    /// <summary>The deleted branches that can still be recovered; Neon lists them with the others.</summary>
    public async IAsyncEnumerable<Branch> ListDeletedAsync(
        string projectId, BranchFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var branch in ListAsync(projectId, filter with { IncludeDeleted = true }, cancellation).ConfigureAwait(false))
        {
            if (branch.Recovery is not null)
            {
                yield return branch;
            }
        }
    }

    /// <summary>The branches that have exactly this name.</summary>
    public Task<IReadOnlyList<Branch>> ListNamedAsync(string projectId, string name, CancellationToken cancellation) =>
        ListAsync(projectId, new BranchFilter { Search = name }, cancellation).ToListAsync(branch => branch.Name == name);

    [NeonOperation("countProjectBranches")]
    public async Task<int> CountAsync(string projectId, string? search, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/branches/count")).Query("search", search);
        return (await client.GetAsync(request, BranchJson.Default.BranchCount, cancellation).ConfigureAwait(false)).Count ?? 0;
    }

    [NeonOperation("getProjectBranch")]
    public async Task<Branch> GetAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"{branchKey}"));
        var envelope = await client.GetAsync(request, BranchJson.Default.BranchEnvelope, cancellation).ConfigureAwait(false);
        return envelope.ToBranch(branchKey);
    }

    /// <summary>A branch, or null if it does not exist.</summary>
    public Task<Branch?> FindAsync(BranchKey branchKey, CancellationToken cancellation) =>
        GetAsync(branchKey, cancellation)
            .OrNullIfMissingAsync(() => FindListedAsync(branchKey, cancellation));

    /// <summary>The same, read from the project's list.</summary>
    public Task<Branch?> FindListedAsync(BranchKey branchKey, CancellationToken cancellation) =>
        ListAsync(branchKey.ProjectId, new BranchFilter(), cancellation).FirstAsync(branch => branch.BranchId == branchKey.BranchId);

    [NeonOperation("createProjectBranch")]
    public async Task<Branch> CreateAsync(string projectId, BranchCreateBody body, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/branches"))
            .Body(body, BranchJson.Default.BranchCreateBody);
        var envelope = await client.ChangeAsync(
            request,
            BranchJson.Default.BranchEnvelope,
            (lost, stop) => FindCreatedAsync(lost, projectId, body.Branch, stop),
            cancellation).ConfigureAwait(false);
        return envelope.ToBranch(projectId, null);
    }

    [NeonOperation("updateProjectBranch")]
    public Task<Branch> UpdateAsync(BranchKey branchKey, BranchUpdate update, CancellationToken cancellation)
    {
        var request = ApiRequest.Patch(Route.Of($"{branchKey}"))
            .Body(new BranchUpdateBody { Branch = update }, BranchJson.Default.BranchUpdateBody);
        return ChangeAsync(request, branchKey, (lost, branch) => lost.Matches(branch, BranchJson.Default.Branch), cancellation);
    }

    /// <summary>Removes a branch; null if it no longer exists.</summary>
    [NeonOperation("deleteProjectBranch")]
    public async Task<Branch?> RemoveAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var request = ApiRequest.Delete(Route.Of($"{branchKey}"));
        var envelope = await client.RemoveAsync(
            request,
            BranchJson.Default.BranchEnvelope,
            async (lost, stop) => await FindAsync(branchKey, stop).ConfigureAwait(false) is null
                ? new BranchEnvelope { Operations = await OperationsSinceAsync(lost, branchKey, stop).ConfigureAwait(false) }
                : null,
            cancellation).ConfigureAwait(false);
        return envelope?.ToBranch(branchKey);
    }

    [NeonOperation("setDefaultProjectBranch")]
    public Task<Branch> SetDefaultAsync(BranchKey branchKey, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Post(Route.Of($"{branchKey}/set_as_default")),
            branchKey,
            (_, branch) => branch.Default == true,
            cancellation);

    [NeonOperation("restoreProjectBranch")]
    public async Task<Branch> RestoreAsync(BranchKey branchKey, BranchRestoreBody body, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"{branchKey}/restore"))
            .Body(body, BranchJson.Default.BranchRestoreBody);
        var envelope = await client.ChangeAsync(
            request,
            BranchJson.Default.BranchEnvelope,
            (lost, stop) => FindRestoredAsync(lost, branchKey, body, stop),
            cancellation,
            check: CommandLine.Of($"Get-NeonOperation {branchKey}")).ConfigureAwait(false);
        return envelope.ToBranch(branchKey);
    }

    [NeonOperation("recoverProjectBranch")]
    public Task<Branch> RecoverAsync(BranchKey branchKey, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Post(Route.Of($"{branchKey}/recover")),
            branchKey,
            (_, branch) => branch.Recovery is null,
            cancellation);

    [NeonOperation("getProjectBranchSchema")]
    public async Task<BranchSchema> GetSchemaAsync(
        BranchKey branchKey, string databaseName, SchemaPoint point, bool json, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"{branchKey}/schema"))
            .Query("db_name", databaseName)
            .Query("lsn", point.Lsn)
            .Query("timestamp", point.Timestamp)
            .Query("format", json ? "json" : null);
        var schema = await ExplainAsync(client.GetAsync(request, BranchJson.Default.BranchSchema, cancellation), branchKey, databaseName).ConfigureAwait(false);
        // Even an empty database has a schema in both formats.
        if ((json ? schema.Json : (object?)schema.Sql) is null)
        {
            throw new NeonApiException(NeonFailure.InvalidResponse, $"Neon's response does not contain '{(json ? "json" : "sql")}'.");
        }

        return schema.WithDatabase(branchKey, databaseName);
    }

    [NeonOperation("getProjectBranchSchemaComparison")]
    public async Task<BranchSchemaComparison> CompareSchemaAsync(
        BranchKey branchKey,
        string databaseName,
        SchemaPoint point,
        string? baseBranchId,
        SchemaPoint basePoint,
        CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"{branchKey}/compare_schema"))
            .Query("db_name", databaseName)
            .Query("lsn", point.Lsn)
            .Query("timestamp", point.Timestamp)
            .Query("base_branch_id", baseBranchId)
            .Query("base_lsn", basePoint.Lsn)
            .Query("base_timestamp", basePoint.Timestamp);
        var comparison = await ExplainAsync(client.GetAsync(request, BranchJson.Default.BranchSchemaComparison, cancellation), branchKey, databaseName).ConfigureAwait(false);
        comparison.BaseBranchId = baseBranchId;
        if (comparison.Identical is null)
        {
            client.Warn($"Neon's response does not contain 'diff', so it is unknown whether the schemas of the database '{databaseName}' are the same.");
        }

        return comparison.WithDatabase(branchKey, databaseName);
    }

    /// <summary>
    /// Looks for the branch that was created by a request without a response. Passwords cannot be read afterwards.
    /// </summary>
    public async Task<BranchEnvelope?> FindCreatedAsync(
        LostResponse lost, string projectId, BranchCreate? requested, CancellationToken cancellation, Func<Branch, Task<bool>>? isAlike = null)
    {
        if (requested?.Name is not { } name)
        {
            throw lost.Inconclusive("No name was specified, so the branch looks like any other branch that was created at the same time.");
        }

        var named = await ListNamedAsync(projectId, name, cancellation).ConfigureAwait(false);
        if (lost.SingleCandidate(named.Where(requested.StartsAs), BranchJson.Default.Branch, branch => branch.CreatedAt, BranchCreate.Start) is not { BranchId: { } branchId } created
            || (isAlike is not null && !await isAlike(created).ConfigureAwait(false)))
        {
            return null;
        }

        var branchKey = new BranchKey(projectId, branchId);
        var found = new BranchEnvelope
        {
            Branch = created,
            Endpoints = await new EndpointApi(client).ListOfBranchAsync(branchKey, cancellation).ConfigureAwait(false),
            Databases = await new DatabaseApi(client).ListAsync(branchKey, cancellation).ConfigureAwait(false),
            Roles = await new RoleApi(client).ListAsync(branchKey, cancellation).ConfigureAwait(false),
            Operations = await OperationsSinceAsync(lost, branchKey, cancellation).ConfigureAwait(false),
        };
        if (found.Endpoints.Count > 0)
        {
            client.Warn($"Branch '{name}' was created, but no response with its connection details was received. To get them: {CommandLine.Of($"Get-NeonConnectionString -Project {projectId} -Branch {branchId}")}");
        }

        return found;
    }

    private async Task<BranchEnvelope?> FindRestoredAsync(
        LostResponse lost, BranchKey branchKey, BranchRestoreBody body, CancellationToken cancellation)
    {
        var branch = await GetAsync(branchKey, cancellation).ConfigureAwait(false);
        if (lost.MayHaveCreated(branch.CreatedAt))
        {
            throw lost.Inconclusive("The branch was created at the same time, and its operations cannot be identified.");
        }

        // Only a restore re-creates a branch that was created long ago.
        var begun = await OperationsSinceAsync(lost, branchKey, cancellation).ConfigureAwait(false);
        var isReplaced = begun.Any(operation => operation.Action == "create_branch") || (begun.Count > 0 && lost.MayHaveCreated(branch.LastResetAt));
        return isReplaced && body.Matches(branch, lost.MayHaveCreated) && await IsPreservedAsync(lost, branchKey.ProjectId, body.PreserveUnderName, cancellation).ConfigureAwait(false)
            ? new BranchEnvelope { Branch = branch, Operations = begun }
            : null;
    }

    /// <summary>
    /// Whether the state that a restore preserves has just been preserved. Without a name, there is nothing to preserve.
    /// </summary>
    private async Task<bool> IsPreservedAsync(LostResponse lost, string projectId, string? name, CancellationToken cancellation) =>
        name is null || lost.SingleCandidate(await ListNamedAsync(projectId, name, cancellation).ConfigureAwait(false), kept => kept.CreatedAt) is not null;

    private Task<T> ExplainAsync<T>(Task<T> reading, BranchKey branchKey, string databaseName) =>
        reading.DescribeMissingAsync([.. branchKey.RouteValues, new("database_name", databaseName)], client.Connection.Names.Find);

    private async Task<Branch> ChangeAsync(
        ApiRequest request, BranchKey branchKey, Func<LostResponse, Branch, bool> hasHappened, CancellationToken cancellation)
    {
        var envelope = await client.ChangeAsync(
            request,
            BranchJson.Default.BranchEnvelope,
            async (lost, stop) =>
            {
                var begun = await OperationsSinceAsync(lost, branchKey, stop).ConfigureAwait(false);
                var branch = await GetAsync(branchKey, stop).ConfigureAwait(false);
                return hasHappened(lost, branch) ? new BranchEnvelope { Branch = branch, Operations = begun } : null;
            },
            cancellation).ConfigureAwait(false);
        return envelope.ToBranch(branchKey);
    }

    private static Task<IReadOnlyList<Operation>> OperationsSinceAsync(
        LostResponse lost, BranchKey branchKey, CancellationToken cancellation) =>
        lost.OperationsAsync(branchKey.ProjectId, operation => operation.BranchId == branchKey.BranchId, cancellation);
}
