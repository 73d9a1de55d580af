namespace Neon;

/// <summary>The call that checks a database for risks.</summary>
internal sealed class AdvisorIssueApi(NeonClient client)
{
    [NeonOperation("getProjectAdvisorSecurityIssues")]
    public async Task<IReadOnlyList<AdvisorIssue>> ListAsync(
        BranchKey branchKey, AdvisorIssueFilter filter, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{branchKey.ProjectId:project_id}/advisors"))
            .Query("branch_id", branchKey.BranchId)
            .Query("database_name", filter.DatabaseName)
            .Query("category", filter.Category)
            .Query("min_severity", filter.MinSeverity);
        KeyValuePair<string, string>[] values = [.. branchKey.RouteValues, .. filter.DatabaseName is { } name ? [KeyValuePair.Create("database_name", name)] : Array.Empty<KeyValuePair<string, string>>()];
        var list = await client.GetAsync(request, AdvisorIssueJson.Default.AdvisorIssueList, cancellation)
            .DescribeMissingAsync(values, client.Connection.Names.Find).ConfigureAwait(false);
        return [.. (list.Issues ?? []).Select(issue => issue.WithDatabase(branchKey, filter.DatabaseName))];
    }
}
