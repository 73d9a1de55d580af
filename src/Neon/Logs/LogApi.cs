namespace Neon;

/// <summary>API calls for the logs of a branch.</summary>
internal sealed class LogApi(NeonClient client)
{
    /// <summary>The maximum number of records per page.</summary>
    public const int LargestPage = 1000;

    /// <summary>The records that a query returns, page by page.</summary>
    [NeonOperation("queryProjectBranchLogs")]
    public IAsyncEnumerable<LogRecord> QueryAsync(BranchKey branchKey, LogQuery query, CancellationToken cancellation) =>
        PageWalker.WalkAsync(
            (cursor, stop) => Explained(client.GetAsync(
                ApiRequest.PostToRead(Route.Of($"{branchKey}/logs/query"))
                    .Body(query with { Cursor = cursor }, LogJson.Default.LogQuery),
                LogJson.Default.LogPage,
                stop), branchKey.BranchId),
            page => page.Logs?.Select(record => record.WithBranch(branchKey)).ToArray(),
            page => page.IsTruncated == false ? null : page.NextCursor,
            cancellation,
            page => page.IsTruncated == true);

    [NeonOperation("listProjectBranchLogFields")]
    public async Task<IReadOnlyList<LogField>> ListFieldsAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"{branchKey}/logs/fields"));
        var list = await Explained(client.GetAsync(request, LogJson.Default.LogFieldList, cancellation), branchKey.BranchId).ConfigureAwait(false);
        return [.. (list.Fields ?? []).Select(name => new LogField { ProjectId = branchKey.ProjectId, BranchId = branchKey.BranchId, FieldName = name }).Order()];
    }

    [NeonOperation("listProjectBranchLogFieldValues")]
    public Task<LogFieldValueList> ListValuesAsync(
        BranchKey branchKey, string fieldName, LogWindow window, string? source, int? limit, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(
                Route.Of($"{branchKey}/logs/fields/{fieldName:field_name}/values"))
            .Query("since", window.Since)
            .Query("start_time", window.StartTime)
            .Query("end_time", window.EndTime)
            .Query("source", source)
            .Query("limit", limit);
        return Explained(client.GetAsync(request, LogJson.Default.LogFieldValueList, cancellation), branchKey.BranchId);
    }

    /// <summary>Distinguishes a branch without a log from one that does not exist; Neon's response is the same.</summary>
    private static async Task<T> Explained<T>(Task<T> call, string branchId)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (NeonApiException missing) when (missing.IsNotFound)
        {
            throw missing.Reason == "telemetry_not_enabled"
                ? missing.With(
                    $"The branch {branchId} has no log: {missing.Message}",
                    "Neon keeps logs only in some regions, and only for branches that collect telemetry. Get-NeonProject shows the region.",
                    "Log")
                : missing.With(
                    advice: "Check the id of the branch and of its project, and that the key's account owns them.", resource: "Branch");
        }
    }
}
