using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The consumption of projects and branches, per hour, day or month.</summary>
internal static class Consumption
{
    private const int DefaultProjects = 10;
    private const int DefaultBranches = 100;

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("getConsumptionHistoryPerProject", PerProjectV1);
        handlers.Add("getConsumptionHistoryPerProjectV2", context =>
        {
            OrganizationState organization = Organizations.Get(context, context.Text("org_id")!);
            Check(organization);
            IReadOnlyList<string> metrics = Metrics(context, ConsumptionFigures.OfProjects, ConsumptionFigures.OfProjects);
            return Projects(context, [organization], (project, hours) => Named(
                metrics, metric => ConsumptionFigures.OfProject(project, metric, hours, context.Now)));
        });
        handlers.Add("getConsumptionHistoryPerBranchV2", PerBranch);
    }

    /// <summary>Whether an operation counts toward the separate limit for consumption.</summary>
    public static bool IsMeantBy(string operationId) => operationId.StartsWith("getConsumptionHistory", StringComparison.Ordinal);

    private static JsonObject PerProjectV1(RequestContext context)
    {
        OrganizationState[] organizations = context.Text("org_id") is { } id
            ? [Organizations.Get(context, id)]
            : [.. Organizations.VisibleTo(context)];
        Check(organizations);
        HashSet<string> metrics = [.. Metrics(context, ConsumptionFigures.OfLegacyPlans, [])];
        return Projects(context, organizations, (project, hours) =>
        {
            JsonObject figures = [];
            // The first four are always returned.
            foreach (string metric in ConsumptionFigures.OfLegacyPlans.Where((metric, index) => index < 4 || metrics.Contains(metric)))
            {
                figures[metric] = ConsumptionFigures.OfProject(project, metric, hours, context.Now);
            }

            return figures;
        });
    }

    private static JsonObject PerBranch(RequestContext context)
    {
        OrganizationState organization = Organizations.Get(context, context.Text("org_id")!);
        Check(organization);
        IReadOnlyList<string> metrics = Metrics(context, ConsumptionFigures.OfBranches, ConsumptionFigures.OfBranches);
        IReadOnlyList<string> projectIds = context.Texts("project_ids");
        IReadOnlyList<string> branchIds = context.Texts("branch_ids");
        string? cursor = context.Text("cursor");
        List<(ProjectState Project, BranchState Branch)> page = Paging.Page(
            context.Store.Projects.Values
                .Where(project => project.Organization.Id == organization.Id && projectIds.Contains(project.Id))
                .SelectMany(project => project.LiveBranches.Select(branch => (Project: project, Branch: branch)))
                .Where(item => branchIds.Count == 0 || branchIds.Contains(item.Branch.Id))
                .OrderBy(Key, StringComparer.Ordinal)
                .Where(item => cursor is null || string.CompareOrdinal(Key(item), cursor) > 0),
            context.Limit(DefaultBranches),
            out _);
        return new JsonObject
        {
            ["branches"] = Wire.Array(page.Select(item => new JsonObject
            {
                ["project_id"] = item.Project.Id,
                ["branch_id"] = item.Branch.Id,
                ["periods"] = Periods(context, item.Project, item.Branch.CreatedAt, hours => Named(
                    metrics, metric => ConsumptionFigures.OfBranch(item.Branch, metric, hours, context.Now))),
            })),
        }.WithCursor(page.Count > 0 ? Key(page[^1]) : null);
    }

    private static string Key((ProjectState Project, BranchState Branch) item) => $"{item.Project.Id} {item.Branch.Id}";

    private static void Check(params OrganizationState[] organizations)
    {
        if (!Array.Exists(organizations, organization => organization.Terms.IsPaid))
        {
            throw new ApiException(HttpStatusCode.Forbidden, "this endpoint is not available on the plan of the account");
        }
    }

    private static IReadOnlyList<string> Metrics(RequestContext context, IReadOnlyList<string> known, IReadOnlyList<string> none)
    {
        IReadOnlyList<string> metrics = context.Texts("metrics");
        return metrics.FirstOrDefault(metric => !known.Contains(metric)) is { } unknown
            ? throw ApiException.BadRequest($"unknown metric '{unknown}'")
            : metrics.Count == 0 ? none : metrics;
    }

    private static JsonObject Named(IReadOnlyList<string> metrics, Func<string, long> figure) => new()
    {
        ["metrics"] = Wire.Array(metrics.Select(metric => new JsonObject { ["metric_name"] = metric, ["value"] = figure(metric) })),
    };

    private static JsonObject Projects(
        RequestContext context, OrganizationState[] organizations, Func<ProjectState, IReadOnlyList<DateTimeOffset>, JsonObject> figures)
    {
        IReadOnlyList<string> wanted = context.Texts("project_ids");
        IEnumerable<ProjectState> found = context.Store.Projects.Values
            .Where(project => project.DeletedAt is null && Array.Exists(organizations, organization => organization.Id == project.Organization.Id))
            .Where(project => wanted.Count == 0 || wanted.Contains(project.Id))
            .OrderByDescending(project => project.CreatedAt)
            .ThenBy(project => project.Id, StringComparer.Ordinal);
        if (context.Text("cursor") is { } cursor)
        {
            found = found.SkipWhile(project => project.Id != cursor).Skip(1);
        }

        List<ProjectState> page = Paging.Page(found, context.Limit(DefaultProjects), out _);
        return new JsonObject
        {
            ["projects"] = Wire.Array(page.Select(project => new JsonObject
            {
                ["project_id"] = project.Id,
                ["periods"] = Periods(context, project, project.CreatedAt, hours => figures(project, hours)),
            })),
        }.WithCursor(page.Count > 0 ? page[^1].Id : null);
    }

    /// <summary>The timeframes since the creation, in the billing period of their month.</summary>
    private static JsonArray Periods(
        RequestContext context, ProjectState project, DateTimeOffset createdAt, Func<IReadOnlyList<DateTimeOffset>, JsonObject> figures)
    {
        IEnumerable<DateTimeOffset> hours = Hours(context, out string granularity).Where(hour => hour > createdAt.AddHours(-1));
        return Wire.Array(hours.GroupBy(hour => Begin(hour, "monthly")).Select(month => new JsonObject
        {
            ["period_id"] = PeriodId(project, month.Key),
            ["period_plan"] = project.Organization.Plan,
            ["period_start"] = Wire.Time(month.Key),
            ["consumption"] = Wire.Array(month.GroupBy(hour => Begin(hour, granularity)).Select(timeframe =>
            {
                JsonObject entry = figures([.. timeframe]);
                entry["timeframe_start"] = Wire.Time(timeframe.Key);
                entry["timeframe_end"] = Wire.Time(End(timeframe.Key, granularity));
                return entry;
            })),
        }.AddIf("period_end", month.Key.AddMonths(1) <= context.Now ? month.Key.AddMonths(1) : null)));
    }

    /// <summary>The hours of the request, if its range is valid for the granularity.</summary>
    private static IEnumerable<DateTimeOffset> Hours(RequestContext context, out string granularity)
    {
        granularity = context.Text("granularity")!;
        DateTimeOffset from = Begin(Wire.ParseTime(context.Text("from")!), granularity);
        DateTimeOffset to = Begin(Wire.ParseTime(context.Text("to")!), granularity);
        DateTimeOffset earliest = granularity switch
        {
            "hourly" => context.Now.AddHours(-168),
            "daily" => context.Now.AddDays(-60),
            _ => context.Now.AddYears(-1),
        };
        if (from < Begin(earliest, granularity) || to < from)
        {
            throw new ApiException(HttpStatusCode.NotAcceptable, $"the range of from and to is outside the boundaries of the granularity '{granularity}'");
        }

        DateTimeOffset end = to < context.Now ? to : context.Now;
        return Enumerable.Range(0, (int)Math.Max(0, Math.Ceiling((end - from).TotalHours))).Select(hour => from.AddHours(hour));
    }

    private static DateTimeOffset Begin(DateTimeOffset time, string granularity) => granularity switch
    {
        "hourly" => new DateTimeOffset(time.Year, time.Month, time.Day, time.Hour, 0, 0, TimeSpan.Zero),
        "daily" => new DateTimeOffset(time.Year, time.Month, time.Day, 0, 0, 0, TimeSpan.Zero),
        _ => new DateTimeOffset(time.Year, time.Month, 1, 0, 0, 0, TimeSpan.Zero),
    };

    private static DateTimeOffset End(DateTimeOffset start, string granularity) => granularity switch
    {
        "hourly" => start.AddHours(1),
        "daily" => start.AddDays(1),
        _ => start.AddMonths(1),
    };

    private static string PeriodId(ProjectState project, DateTimeOffset month)
    {
        byte[] hash = System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{project.Id} {month:yyyy-MM}")));
        return new Guid(hash.AsSpan(0, 16)).ToString("D");
    }
}
