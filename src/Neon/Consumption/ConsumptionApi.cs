using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Neon;

/// <summary>The calls about consumption. Neon limits them to about 30 per minute, so their pages are large.</summary>
internal sealed class ConsumptionApi(NeonClient client)
{
    /// <summary>The maximum number of projects or branches per request.</summary>
    public const int MaxIds = 100;

    private const int ProjectsPerPage = 100;

    // The API allows 1,000 per page, which would be a million figures for a week of hours.
    private const int BranchesPerPage = 250;

    [NeonOperation("getConsumptionHistoryPerProject")]
    public IAsyncEnumerable<ConsumptionPeriod> OfLegacyProjectsAsync(ConsumptionQuery query, CancellationToken cancellation) =>
        WalkAsync<ProjectConsumptionPage<LegacyProjectConsumption>, LegacyProjectConsumption>(
            cursor => Request(Route.Of($"/consumption_history/projects"), query, cursor, ProjectsPerPage),
            ConsumptionJson.Default.LegacyProjects,
            query,
            cancellation);

    [NeonOperation("getConsumptionHistoryPerProjectV2")]
    public IAsyncEnumerable<ConsumptionPeriod> OfProjectsAsync(ConsumptionQuery query, CancellationToken cancellation) =>
        WalkAsync<ProjectConsumptionPage<ProjectConsumption>, ProjectConsumption>(
            cursor => Request(Route.Of($"/consumption_history/v2/projects"), query, cursor, ProjectsPerPage),
            ConsumptionJson.Default.Projects,
            query,
            cancellation);

    [NeonOperation("getConsumptionHistoryPerBranchV2")]
    public IAsyncEnumerable<ConsumptionPeriod> OfBranchesAsync(ConsumptionQuery query, CancellationToken cancellation) =>
        WalkAsync<BranchConsumptionPage, BranchConsumption>(
            cursor => Request(Route.Of($"/consumption_history/v2/branches"), query, cursor, BranchesPerPage).Query("branch_ids", query.BranchIds),
            ConsumptionJson.Default.Branches,
            query,
            cancellation);

    private static ApiRequest Request(Route route, ConsumptionQuery query, string? cursor, int limit) => ApiRequest.Get(route)
        .Query("org_id", query.OrganizationId)
        .Query("from", query.From)
        .Query("to", query.To)
        .Query("granularity", query.Granularity)
        .Query("metrics", query.Metrics)
        .Query("project_ids", query.ProjectIds)
        .Query("limit", limit)
        .Query("cursor", cursor);

    private async IAsyncEnumerable<ConsumptionPeriod> WalkAsync<TPage, T>(
        Func<string?, ApiRequest> request,
        JsonTypeInfo<TPage> type,
        ConsumptionQuery query,
        [EnumeratorCancellation] CancellationToken cancellation)
        where TPage : ConsumptionPage<T>
        where T : ConsumptionRecord
    {
        var owners = PageWalker.WalkAsync(
            (cursor, stop) => PageAsync(request(cursor), type, stop),
            page => page.Owners,
            page => page.Pagination?.Cursor,
            cancellation);
        await foreach (var owner in owners.ConfigureAwait(false))
        {
            foreach (var period in owner.Periods ?? [])
            {
                yield return period.ToPeriod(owner, query);
            }
        }
    }

    private async Task<TPage> PageAsync<TPage>(ApiRequest request, JsonTypeInfo<TPage> type, CancellationToken cancellation)
        where TPage : class
    {
        try
        {
            return await client.GetAsync(request, type, cancellation).ConfigureAwait(false);
        }
        catch (NeonApiException refused) when (AdviceFor(refused) is { } advice)
        {
            throw refused.With(advice: advice, resource: refused.StatusCode == HttpStatusCode.NotFound ? "Organization" : null);
        }
    }

    private static string? AdviceFor(NeonApiException refused) => refused.StatusCode switch
    {
        HttpStatusCode.Forbidden =>
            "The organization's plan does not include this history. " + refused.Route switch
            {
                "/consumption_history/v2/branches" => "Neon keeps it for branches on the usage-based paid plans.",
                "/consumption_history/projects" => "-Legacy is for the older plans Scale, Business and Enterprise.",
                _ => "Neon keeps it for projects on the plans Launch, Scale, Agent, Business and Enterprise.",
            },
        HttpStatusCode.NotFound when refused.IsNotFound =>
            "The account of the key is not a member of the organization. Get-NeonOrganization lists the organizations that the key can access.",
        HttpStatusCode.NotAcceptable =>
            "Hourly figures go back 168 hours, daily figures 60 days, monthly figures one year. Specify a later -From, or a coarser -Granularity.",
        _ => null,
    };
}
