namespace Neon;

/// <summary>The calls about the Data API of a database.</summary>
internal sealed class DataApiApi(NeonClient client)
{
    [NeonOperation("getProjectBranchDataAPI")]
    public async Task<DataApi> GetAsync(BranchKey branchKey, string databaseName, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(One(branchKey, databaseName));
        var found = await Explained(client.GetAsync(request, DataApiJson.Default.DataApi, cancellation), databaseName).ConfigureAwait(false);
        return found.WithDatabase(branchKey, databaseName);
    }

    /// <summary>The Data API of a database, or null if it has none.</summary>
    public Task<DataApi?> FindAsync(BranchKey branchKey, string databaseName, CancellationToken cancellation) =>
        GetAsync(branchKey, databaseName, cancellation).OrNullIfMissingAsync();

    /// <summary>Creates the Data API; Neon's response contains only its URL.</summary>
    [NeonOperation("createProjectBranchDataAPI")]
    public async Task<DataApi> CreateAsync(
        BranchKey branchKey, string databaseName, DataApiCreate create, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(One(branchKey, databaseName)).Body(create, DataApiJson.Default.DataApiCreate);
        var created = await client.ChangeAsync(
            request,
            DataApiJson.Default.DataApi,
            // The time of creation is unknown, so only a Data API that is still being created must be ours.
            async (_, stop) => await FindAsync(branchKey, databaseName, stop).ConfigureAwait(false) is { IsUnderWay: true } result
                ? result
                : null,
            cancellation).ConfigureAwait(false);
        return created.WithDatabase(branchKey, databaseName);
    }

    /// <summary>Replaces the settings and refreshes the schema cache; without settings, only the latter.</summary>
    [NeonOperation("updateProjectBranchDataAPI")]
    public Task UpdateAsync(
        BranchKey branchKey, string databaseName, DataApiUpdate update, CancellationToken cancellation)
    {
        var request = ApiRequest.Patch(One(branchKey, databaseName)).Body(update, DataApiJson.Default.DataApiUpdate);
        return ExplainedAsync(
            client.ChangeAsync(
                request,
                KernelJson.Default.EmptyResponse,
                async (lost, stop) => update.Settings is { IsEmpty: false }
                    ? lost.Matches(await GetAsync(branchKey, databaseName, stop).ConfigureAwait(false), DataApiJson.Default.DataApi)
                    : throw lost.Inconclusive("A refresh of the schema, or a reset of settings to Neon's defaults, cannot be verified."),
                cancellation),
            databaseName);
    }

    [NeonOperation("deleteProjectBranchDataAPI")]
    public Task RemoveAsync(BranchKey branchKey, string databaseName, CancellationToken cancellation) =>
        ExplainedAsync(
            client.ChangeAsync(
                ApiRequest.Delete(One(branchKey, databaseName)),
                KernelJson.Default.EmptyResponse,
                async (_, stop) => await FindAsync(branchKey, databaseName, stop).ConfigureAwait(false) is null,
                cancellation),
            databaseName);

    private static Route One(BranchKey branchKey, string databaseName) =>
        Route.Of($"{branchKey}/data-api/{databaseName:database_name}");

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
