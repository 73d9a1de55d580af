using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The logs of branches: paged queries, the fields of the records, and the values of these fields.</summary>
internal static class Logs
{
    private const int DefaultLimit = 100;
    private const int LargestPage = 1000;
    private static readonly TimeSpan DefaultWindow = TimeSpan.FromHours(1);
    private static readonly TimeSpan DefaultValuesWindow = TimeSpan.FromHours(6);
    private static readonly TimeSpan MaxWindow = TimeSpan.FromDays(7);
    private static readonly TimeSpan Retention = TimeSpan.FromDays(3);

    // Regions in which Neon collects logs.
    private static readonly string[] Regions = ["aws-us-east-1", "aws-us-east-2", "aws-eu-central-1", "aws-ap-southeast-1"];

    private static readonly string[] Filters =
        ["source", "service_name", "scope_name", "minimum_severity", "severity_text", "body_contains", "trace_id"];

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("queryProjectBranchLogs", Query);
        handlers.Add("listProjectBranchLogFields", context =>
        {
            (ProjectState project, BranchState branch) = Find(context);
            return new JsonObject { ["fields"] = Names(FieldsOf(Read(context, project, branch, context.Now - Retention, context.Now))) };
        });
        handlers.Add("listProjectBranchLogFieldValues", ListValues);
    }

    /// <summary>The branch; the errors for a missing branch and for a branch without logs have a special form.</summary>
    private static (ProjectState Project, BranchState Branch) Find(RequestContext context)
    {
        ProjectState project;
        BranchState branch;
        try
        {
            project = context.Project();
            branch = context.Branch(project);
        }
        catch (ApiException missing)
        {
            throw new ApiException(HttpStatusCode.NotFound, missing.Message) { Reason = "branch_not_found" };
        }

        return Regions.Contains(project.Region.Id)
            ? (project, branch)
            : throw new ApiException(HttpStatusCode.NotFound, $"logs are not collected in the region {project.Region.Id}")
            {
                Reason = "telemetry_not_enabled",
            };
    }

    private static JsonObject Query(RequestContext context)
    {
        (ProjectState project, BranchState branch) = Find(context);
        JsonObject body = context.Body;
        (DateTimeOffset from, DateTimeOffset until) = Window(
            body.String("since"), body.String("start_time"), body.String("end_time"), DefaultWindow, context.Now);
        Func<LogRecordState, bool> matches = Selection(body);
        string query = Identity(body);
        int skip = 0;
        if (body.String("cursor") is { } cursor)
        {
            // All pages use the time range of the first page, because new records would shift the pages.
            (from, until, skip) = Decode(cursor, query);
        }

        IEnumerable<LogRecordState> found = Read(context, project, branch, from, until).Where(matches);
        if (body.String("sort_order") != "asc")
        {
            found = found.Reverse();
        }

        int limit = (int)Math.Clamp(body.Number("limit") ?? DefaultLimit, 1, LargestPage);
        List<LogRecordState> page = Paging.Page(found.Skip(skip), limit, out bool more);
        return new JsonObject { ["logs"] = Wire.Array(page.Select(record => record.ToJson())) }
            .WithTruncation(more ? Encode(query, from, until, skip + page.Count) : null);
    }

    private static JsonObject ListValues(RequestContext context)
    {
        (ProjectState project, BranchState branch) = Find(context);
        (DateTimeOffset from, DateTimeOffset until) = Window(
            context.Text("since"), context.Text("start_time"), context.Text("end_time"), DefaultValuesWindow, context.Now);
        string name = context.Path("field_name");
        if (!FieldsOf(Read(context, project, branch, context.Now - Retention, context.Now)).Contains(name))
        {
            throw Invalid("unknown_field", $"the branch has no log field '{name}'");
        }

        IEnumerable<string> values = Read(context, project, branch, from, until)
            .Where(_ => context.Text("source") is null or LogRecordState.Source)
            .Select(record => LogRecordState.Fields[name](record)!)
            .Distinct()
            .Order(StringComparer.Ordinal);
        List<string> page = Paging.Page(values, context.Limit(DefaultLimit), out bool more);
        return new JsonObject { ["values"] = Names(page), ["is_truncated"] = more };
    }

    private static List<LogRecordState> Read(
        RequestContext context, ProjectState project, BranchState branch, DateTimeOffset from, DateTimeOffset until)
    {
        DateTimeOffset oldest = context.Now - Retention;
        return BranchLog.Read(project, branch, from > oldest ? from : oldest, until < context.Now ? until : context.Now.AddTicks(1));
    }

    private static IEnumerable<string> FieldsOf(List<LogRecordState> records) => records.Count == 0 ? [] : LogRecordState.Fields.Keys;

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => (JsonNode)name)]);

    private static (DateTimeOffset From, DateTimeOffset Until) Window(
        string? since, string? start, string? end, TimeSpan @default, DateTimeOffset now)
    {
        if (since is not null && start is not null)
        {
            throw Invalid("conflicting_time_range", "since and start_time cannot be used together");
        }

        try
        {
            DateTimeOffset until = end is null ? now.AddTicks(1) : Wire.ParseTime(end);
            DateTimeOffset from = start is null ? until - (since is null ? @default : Duration(since)) : Wire.ParseTime(start);
            return until <= from ? throw Invalid("invalid_time_range", "end_time must be after start_time")
                : until - from > MaxWindow + TimeSpan.FromSeconds(1) ? throw Invalid("time_range_too_large", "the time range must not exceed 7 days")
                : (from, until);
        }
        catch (FormatException)
        {
            throw Invalid("invalid_time_range", "the time range cannot be read");
        }
    }

    private static TimeSpan Duration(string text)
    {
        string unit = text.TrimStart([.. "0123456789"]);
        long count = long.Parse(text[..^unit.Length], CultureInfo.InvariantCulture);
        return unit switch
        {
            "ms" => TimeSpan.FromMilliseconds(count),
            "s" => TimeSpan.FromSeconds(count),
            "m" => TimeSpan.FromMinutes(count),
            "h" => TimeSpan.FromHours(count),
            "d" => TimeSpan.FromDays(count),
            _ => throw new FormatException(),
        };
    }

    private static Func<LogRecordState, bool> Selection(JsonObject body)
    {
        if (body.String("logql") is { } logql)
        {
            return Filters.Any(body.ContainsKey)
                ? throw Invalid("conflicting_filters", "logql cannot be combined with other filters")
                : (LogSelector.Parse(logql) ?? throw Invalid("invalid_logql", "the expression is not a selector with line filters")).Matches;
        }

        return record =>
            Equal("source", LogRecordState.Source) && Equal("service_name", record.ServiceName) && Equal("scope_name", record.ScopeName)
            && Equal("severity_text", record.Severity) && Equal("trace_id", record.TraceId)
            && (body.String("body_contains") is not { } text || record.Message.Contains(text, StringComparison.Ordinal))
            && (body.String("minimum_severity") is not { } floor || record.SeverityNumber >= LogRecordState.NumberOf(floor));

        bool Equal(string name, string? value) => body.String(name) is not { } wanted || wanted == value;
    }

    /// <summary>The values that must be the same for all pages of a query: all parameters except the page.</summary>
    private static string Identity(JsonObject body) => string.Join(
        '&', body.Where(member => member.Key is not ("cursor" or "limit")).OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{member.Key}={member.Value?.ToJsonString()}"));

    private static string Encode(string query, DateTimeOffset from, DateTimeOffset until, int skip) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{from.UtcTicks} {until.UtcTicks} {skip} {query}")));

    private static (DateTimeOffset From, DateTimeOffset Until, int Skip) Decode(string cursor, string query)
    {
        byte[] bytes = new byte[cursor.Length];
        string[] parts = Convert.TryFromBase64String(cursor, bytes, out int length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(' ', 4)
            : [];
        return parts.Length == 4 && parts[3] == query
            ? (Moment(parts[0]), Moment(parts[1]), int.Parse(parts[2], CultureInfo.InvariantCulture))
            : throw Invalid("invalid_cursor", "the cursor is not one of this query");

        static DateTimeOffset Moment(string ticks) => new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
    }

    private static ApiException Invalid(string reason, string message) => new(HttpStatusCode.BadRequest, message) { Reason = reason };
}
