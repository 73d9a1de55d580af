namespace Neon;

/// <summary>The calls about the Data API of a database.</summary>
internal sealed class DataApiApi(NeonClient client)
{
    [NeonOperation("getProjectBranchDataAPI")]
    public async Task<DataApi> GetAsync(string projectId, string branchId, string databaseName, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(One(projectId, branchId, databaseName));
        var found = await Explained(client.GetAsync(request, DataApiJson.Default.DataApi, cancellation), databaseName).ConfigureAwait(false);
        return found.Of(projectId, branchId, databaseName);
    }

    /// <summary>The Data API of a database, or null if it has none.</summary>
    public Task<DataApi?> FindAsync(string projectId, string branchId, string databaseName, CancellationToken cancellation) =>
        GetAsync(projectId, branchId, databaseName, cancellation).OrNullIfMissingAsync();

    /// <summary>Creates the Data API; Neon's response contains only its URL.</summary>
    [NeonOperation("createProjectBranchDataAPI")]
    public async Task<DataApi> CreateAsync(
        string projectId, string branchId, string databaseName, DataApiCreate create, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(One(projectId, branchId, databaseName)).Body(create, DataApiJson.Default.DataApiCreate);
        var created = await client.ChangeAsync(
            request,
            DataApiJson.Default.DataApi,
            CommandLine.Of($"Get-NeonDataApi -Project {projectId} -Branch {branchId} -Database {databaseName}"),
            // The time of creation is unknown, so only a Data API that is still being created must be ours.
            async (_, stop) => await FindAsync(projectId, branchId, databaseName, stop).ConfigureAwait(false) is { IsUnderWay: true } made
                ? made
                : null,
            cancellation).ConfigureAwait(false);
        return created.Of(projectId, branchId, databaseName);
    }

    /// <summary>Replaces the settings and refreshes the schema cache; without settings, only the latter.</summary>
    [NeonOperation("updateProjectBranchDataAPI")]
    public Task UpdateAsync(
        string projectId, string branchId, string databaseName, DataApiUpdate update, CancellationToken cancellation)
    {
        var request = ApiRequest.Patch(One(projectId, branchId, databaseName)).Body(update, DataApiJson.Default.DataApiUpdate);
        return ExplainedAsync(
            client.ChangeAsync(
                request,
                KernelJson.Default.EmptyResponse,
                CommandLine.Of($"Get-NeonDataApi -Project {projectId} -Branch {branchId} -Database {databaseName}"),
                async (lost, stop) => update.Settings is { IsEmpty: false }
                    ? lost.IsIn(await GetAsync(projectId, branchId, databaseName, stop).ConfigureAwait(false), DataApiJson.Default.DataApi)
                    : throw lost.Undecided("A refresh of the schema, or a reset of settings to Neon's defaults, cannot be verified."),
                cancellation),
            databaseName);
    }

    [NeonOperation("deleteProjectBranchDataAPI")]
    public Task RemoveAsync(string projectId, string branchId, string databaseName, CancellationToken cancellation) =>
        ExplainedAsync(
            client.ChangeAsync(
                ApiRequest.Delete(One(projectId, branchId, databaseName)),
                KernelJson.Default.EmptyResponse,
                CommandLine.Of($"Get-NeonDataApi -Project {projectId} -Branch {branchId} -Database {databaseName}"),
                async (_, stop) => await FindAsync(projectId, branchId, databaseName, stop).ConfigureAwait(false) is null,
                cancellation),
            databaseName);

    private static Route One(string projectId, string branchId, string databaseName) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/data-api/{databaseName:database_name}");

    private static async Task ExplainedAsync(Task call, string databaseName) =>
        await Explained(DoneAsync(call), databaseName).ConfigureAwait(false);

    private static async Task<bool> DoneAsync(Task call)
    {
        await call.ConfigureAwait(false);
        return true;
    }

    private static Task<T> Explained<T>(Task<T> call, string databaseName) => call.ExplainMissingAsync(
        "DataApi",
        $"The database '{databaseName}' has no Data API.",
        "Create it with New-NeonDataApi; Get-NeonDatabase lists the databases of the branch.");
}
