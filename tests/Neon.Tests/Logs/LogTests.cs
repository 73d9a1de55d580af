using System.Text.Json;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Logs;

public sealed class LogTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public LogTests() => _app = _host.Seed();

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Path => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}/logs";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void Records_are_emitted_newest_first_with_their_ids()
    {
        var records = _host.Get<LogRecord>($"Get-NeonLog {OnMain} -MinSeverity info");

        Assert.Equal(["database system is ready to accept connections", "starting Postgres"], records.Select(record => record.Message));
        var ready = records[0];
        Assert.Equal((_app.ProjectId, _app.MainBranchId, _app.EndpointId), (ready.ProjectId, ready.BranchId, ready.EntityId));
        Assert.Equal(("pg_endpoint", "postgres", "postmaster", "INFO", 9), (ready.Source, ready.ServiceName, ready.ScopeName, ready.SeverityText, ready.SeverityNumber));
        Assert.InRange(ready.Timestamp!.Value, _host.Clock.GetUtcNow().AddMinutes(-2), _host.Clock.GetUtcNow());
        Assert.Equal(32, ready.TraceId!.Length);
        Assert.Equal(16, ready.SpanId!.Length);
        Assert.Equal(("start_compute", 0L), (ready.Attributes["operation.action"], ready.Attributes["operation.failures"]));
        Assert.Equal([$"POST {Path}/query"], _host.Requests);
    }

    [Theory]
    [InlineData("", """{"limit":1000}""")]
    [InlineData("-First 5 -OldestFirst", """{"limit":5,"sort_order":"asc"}""")]
    [InlineData("-First 5000", """{"limit":1000}""")]
    [InlineData("-Last 06:00:00", """{"since":"21600s","limit":1000}""")]
    [InlineData("-Last 00:00:00.25 -To 2026-03-01T12:00:00Z", """{"since":"250ms","end_time":"2026-03-01T12:00:00Z","limit":1000}""")]
    [InlineData("-From 2026-03-01T10:00:00Z -To 2026-03-01T13:00:00+01:00", """{"start_time":"2026-03-01T10:00:00Z","end_time":"2026-03-01T12:00:00Z","limit":1000}""")]
    [InlineData(
        "-Source pg_endpoint -ServiceName s -ScopeName c -MinSeverity WARN -SeverityText T -Contains x -TraceId 0123456789ABCDEF0123456789ABCDEF",
        """{"limit":1000,"source":"pg_endpoint","service_name":"s","scope_name":"c","minimum_severity":"warn","severity_text":"T","body_contains":"x","trace_id":"0123456789abcdef0123456789abcdef"}""")]
    [InlineData("-LogQL '{service_name=\"postgres\"}'", """{"limit":1000,"logql":"{service_name=\u0022postgres\u0022}"}""")]
    public void The_specified_filters_are_sent(string arguments, string body)
    {
        Assert.Empty(_host.Run($"Get-NeonLog {OnMain} {arguments}").Errors);

        Assert.Equal(JsonSerializer.Serialize(JsonDocument.Parse(body)), JsonSerializer.Serialize(JsonDocument.Parse(_host.ChangeBody())));
    }

    [Fact]
    public void Pages_are_followed_to_the_end_but_not_beyond_the_requested_count()
    {
        _host.Clock.Advance(TimeSpan.FromDays(6));
        var all = _host.Get<LogRecord>($"Get-NeonLog {OnMain} -Last 3.00:00 -OldestFirst");
        _host.Forget();
        var some = _host.Get<LogRecord>($"Get-NeonLog {OnMain} -Last 3.00:00 -First 3");

        // A checkpoint every five minutes.
        Assert.Equal(3 * 24 * 12, all.Count);
        Assert.Equal(all.OrderBy(record => record.Timestamp).Select(record => record.Timestamp), all.Select(record => record.Timestamp));
        Assert.Equal(all.Reverse().Take(3).Select(record => record.Message), some.Select(record => record.Message));
        Assert.Single(_host.Requests);
    }

    [Fact]
    public void Later_pages_repeat_the_query_and_are_requested_only_when_needed()
    {
        using var replies = new Kernel.Replies((_, index) => Kernel.Replies.Json(index % 2 == 0
            ? """{"logs":[{"message":"one","attributes":{}},{"message":"two","attributes":{}}],"is_truncated":true,"next_cursor":"next"}"""
            : """{"logs":[{"message":"three","attributes":{}}],"is_truncated":false,"next_cursor":""}"""));
        using var host = new NeonHost(handler: replies);
        const string Query = "Get-NeonLog -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4 -Last 01:00:00 -Contains x";

        Assert.Equal(["one", "two", "three"], host.Get<LogRecord>(Query).Select(record => record.Message));
        Assert.Equal(["one", "two"], host.Get<LogRecord>($"{Query} | Select-Object -First 2").Select(record => record.Message));
        Assert.Equal(
            [
                """{"since":"3600s","limit":1000,"body_contains":"x"}""",
                """{"since":"3600s","limit":1000,"cursor":"next","body_contains":"x"}""",
                """{"since":"3600s","limit":1000,"body_contains":"x"}""",
            ],
            replies.Sent.Select(request => request.Body));
    }

    [Theory]
    [InlineData("-Last 01:00:00 -From 2026-03-01T10:00:00Z", "-Last and -From cannot be used together")]
    [InlineData("-Last 0", "at least one millisecond")]
    [InlineData("-From 2026-03-01T11:00:00Z -To 2026-03-01T10:00:00Z", "is not after -From")]
    [InlineData("-From 2126-03-01", "is in the future")]
    [InlineData("-LogQL '{}' -Contains x", "-LogQL and -Contains")]
    public void Bad_input_is_refused_before_anything_is_sent(string arguments, string words)
    {
        var result = _host.Run($"Get-NeonLog {OnMain} {arguments}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_refusal_preserves_the_message_from_Neon()
    {
        var result = _host.Run($"Get-NeonLog {OnMain} -Last 30.00:00");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.StartsWith("the time range must not exceed 7 days", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_without_logs_is_distinguished_from_a_missing_branch()
    {
        var oregon = _host.Send(HttpMethod.Post, "projects", $$$"""{"project":{"name":"west","region_id":"aws-us-west-2","org_id":"{{{_host.Emulator.OrganizationId}}}"}}""");
        var branch = oregon.GetProperty("branch").GetProperty("id").GetString();
        var none = _host.Run($"Get-NeonLogField -Project {oregon.GetProperty("project").GetProperty("id")} -Branch {branch}");
        var missing = _host.Run($"Get-NeonLogFieldValue source -Project {_app.ProjectId} -Branch br-never-seen-a1234567");

        Assert.Equal("NeonLogNotFound", none.ErrorId);
        Assert.StartsWith($"The branch {branch} has no log: logs are not collected in the region aws-us-west-2", none.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("NeonBranchNotFound", missing.ErrorId);
    }

    [Fact]
    public void A_query_is_retried_like_any_read_and_does_not_wait_for_changes()
    {
        _host.Emulator.Faults.Add("queryProjectBranchLogs", EmulatorFault.DropAfterEffect());
        _host.Emulator.Faults.Add("queryProjectBranchLogs", EmulatorFault.HtmlError());
        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches", """{"branch":{"name":"dev"}}""");
        _host.Forget();

        Assert.NotEmpty(_host.Get<LogRecord>($"Get-NeonLog {OnMain}"));
        Assert.Equal(Enumerable.Repeat($"POST {Path}/query", 3), _host.Requests);
    }

    [Fact]
    public void An_unreadable_response_is_not_reported_as_an_unknown_outcome()
    {
        _host.Emulator.Faults.Add("queryProjectBranchLogs", EmulatorFault.MalformedJson());

        Assert.Equal("NeonInvalidResponse", _host.Run($"Get-NeonLog {OnMain}").ErrorId);
    }

    [Fact]
    public void Fields_can_be_piped_to_get_their_values_and_values_to_a_query()
    {
        var fields = _host.Get<LogField>($"Get-NeonBranch main -Project {_app.ProjectId} | Get-NeonLogField");
        var values = _host.Get<LogFieldValue>($"Get-NeonLogField {OnMain} | Get-NeonLogFieldValue");
        var records = _host.Get<LogRecord>($"Get-NeonLogFieldValue service_name {OnMain} | ForEach-Object {{ Get-NeonLog -ServiceName $_.Value {OnMain} }}");

        Assert.Equal(["entity_id", "scope_name", "service_name", "severity_text", "source"], fields.Select(field => field.ToString()));
        Assert.All(fields, field => Assert.Equal((_app.ProjectId, _app.MainBranchId), (field.ProjectId, field.BranchId)));
        Assert.Contains(values, value => value is { FieldName: "service_name", Value: "postgres" } && value.BranchId == _app.MainBranchId);
        Assert.Equal(["compute_ctl", "postgres"], records.Select(record => record.ServiceName).Distinct().Order());
    }

    [Fact]
    public void Values_are_requested_by_time_range_source_and_count()
    {
        var result = _host.Run($"Get-NeonLogFieldValue severity_text {OnMain} -Last 01:00:00 -Source pg_endpoint -First 1");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal([$"GET {Path}/fields/severity_text/values?since=3600s&source=pg_endpoint&limit=1"], _host.Requests);
    }

    [Fact]
    public void A_truncated_list_of_values_is_reported_in_a_warning()
    {
        _host.Emulator.Faults.Add(
            "listProjectBranchLogFieldValues", EmulatorFault.Status(System.Net.HttpStatusCode.OK, """{"values":["a"],"is_truncated":true}"""));

        Assert.Contains("more values", Assert.Single(_host.Run($"Get-NeonLogFieldValue service_name {OnMain}").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_field_is_refused_and_is_the_error_target()
    {
        var result = _host.Run($"Get-NeonLogFieldValue colour {OnMain}");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Equal("colour", result.Error.TargetObject);
    }

    [Fact]
    public void Views_show_the_time_severity_service_and_message()
    {
        var record = _host.Get<LogRecord>($"Get-NeonLog {OnMain} -MinSeverity info")[0];
        var lines = View.Table(_host, record);

        Assert.Equal(["Timestamp", "SeverityText", "ServiceName", "Message"], Words(lines[0]));
        Assert.Contains("INFO", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("database system is ready to accept connections", lines[2], StringComparison.Ordinal);
        Assert.Contains(View.List(_host, record), line => line.EndsWith(": INFO (9)", StringComparison.Ordinal));
        Assert.Contains(View.List(_host, record), line => line.Contains("operation.action=start_compute", StringComparison.Ordinal));
    }

    private static string[] Words(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
