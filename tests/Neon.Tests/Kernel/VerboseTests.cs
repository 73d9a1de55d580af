using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>The output of -Verbose: one line for each attempt of a request, always with the same content in the same order.</summary>
public sealed partial class VerboseTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Every_request_has_one_line_with_all_its_details()
    {
        _host.Seed("app");

        var lines = Requests(_host.Run("New-NeonBranch dev -Project app -Wait -Verbose; Get-NeonOperation -Project app -Verbose; Remove-NeonBranch dev -Project app -Confirm:$false -Wait -Verbose"));

        Assert.Equal(_host.Emulator.Exchanges.Select(exchange => exchange.Method), lines.Select(line => line.Groups["method"].Value));
        Assert.Equal(_host.Emulator.Exchanges.Select(exchange => exchange.RequestId), lines.Select(line => line.Groups["id"].Value));
        Assert.Equal(
            _host.Emulator.Exchanges.Select(exchange => exchange.Status!.Value.ToString(CultureInfo.InvariantCulture)),
            lines.Select(line => line.Groups["outcome"].Value.Split(' ')[0]));
        Assert.All(lines, line => Assert.Equal(("1", "0"), (line.Groups["attempt"].Value, line.Groups["limit"].Value)));
        Assert.Contains("POST /projects/{project_id}/branches", lines.Select(line => line.Groups["method"].Value + " " + line.Groups["route"].Value));
    }

    [Fact]
    public void Each_attempt_is_logged_with_the_delay_before_the_next()
    {
        _host.Emulator.Faults.Add("listProjects", EmulatorFault.Status(HttpStatusCode.ServiceUnavailable, headers: new Dictionary<string, string> { ["Retry-After"] = "3" }));
        _host.Emulator.Faults.Add("listProjects", EmulatorFault.Refused());

        var lines = Requests(_host.Run("Get-NeonProject -Verbose"));

        Assert.Equal(["1", "2", "3"], lines.Select(line => line.Groups["attempt"].Value));
        Assert.Equal("503 ServiceUnavailable", lines[0].Groups["outcome"].Value);
        Assert.Equal("200 OK", lines[2].Groups["outcome"].Value);
        Assert.InRange(double.Parse(lines[0].Groups["pause"].Value, CultureInfo.InvariantCulture), 3, 4.5);
        Assert.NotEmpty(lines[1].Groups["pause"].Value);
        Assert.Empty(lines[2].Groups["pause"].Value);
        Assert.DoesNotMatch("^[0-9]", lines[1].Groups["outcome"].Value);
        Assert.Equal(3, lines.Select(line => line.Groups["id"].Value).Distinct().Count());
    }

    [Fact]
    public void The_line_includes_the_wait_for_the_rate_limit()
    {
        var lines = Requests(_host.Run("1..45 | ForEach-Object { Invoke-NeonApi /regions -Verbose }"));

        Assert.Equal(45, lines.Count);
        Assert.All(lines.Take(40), line => Assert.Equal("0", line.Groups["limit"].Value));
        Assert.Contains(lines.Skip(40), line => line.Groups["limit"].Value != "0");
    }

    [Fact]
    public void A_lock_is_logged_between_the_refusal_and_the_polls()
    {
        var app = _host.Seed();
        _host.Emulator.StartSystemOperation(app.ProjectId);

        var lines = Told(_host.Run($"New-NeonBranch dev -Project {app.ProjectId} -Verbose"));

        Assert.StartsWith("POST /projects/{project_id}/branches: 423 Locked in ", lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^POST /projects/\{project_id\}/branches: the project is locked \(423\); waiting for its operations until \d\d:\d\d:\d\d UTC at the latest\.$", lines[1]);
        Assert.StartsWith("GET /projects/{project_id}/operations: 200 OK in ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("POST /projects/{project_id}/branches: 201 Created in ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_spent_in_the_queue_is_logged()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("createProjectBranch", EmulatorFault.StalledHeaders());
        using var holder = new LivePipeline(_host, $"New-NeonBranch one -Project {app.ProjectId}");
        LivePipeline.WaitFor(() => _host.Requests.Count == 1);
        using var waiter = new LivePipeline(_host, $"New-NeonBranch two -Project {app.ProjectId} -Verbose", _host.NewRunspace());
        waiter.TickUntil($"Waiting for {app.ProjectId}: other changes are ahead");
        holder.Stop();

        var lines = Told(waiter.End());

        Assert.Equal("POST /projects/{project_id}/branches: waiting for other changes to the project in this process.", lines[0]);
        Assert.Matches(@"^POST /projects/\{project_id\}/branches: waited [1-9][0-9]*\.\d s\.$", lines[1]);
    }

    [Fact]
    public void A_lost_response_is_logged_before_its_outcome_is_checked()
    {
        var app = _host.Seed();
        _host.Emulator.Faults.Add("createProjectBranch", EmulatorFault.DropAfterEffect());

        var lines = Told(_host.Run($"New-NeonBranch dev -Project {app.ProjectId} -Verbose"));

        Assert.Equal("POST /projects/{project_id}/branches: no response was received; checking whether the change took effect instead of sending it again.", lines[1]);
        Assert.Equal("POST /projects/{project_id}/branches: the change took effect.", lines[^1]);
    }

    [Fact]
    public void A_saved_file_has_one_line_that_includes_the_download_time()
    {
        using var folder = new TempFolder();
        NeonHost? host = null;
        using var wire = new Wire((_, _, _) => Task.FromResult(Wire.Of(PiecesContent.Of(8, PiecesContent.Text("abcd"), Later, PiecesContent.Text("efgh")))));
        host = new NeonHost(handler: wire);
        host.Clock.Automatic = false;
        Task<byte[]> Later(CancellationToken cancellation)
        {
            host!.Clock.Advance(TimeSpan.FromSeconds(7));
            return Task.FromResult(Array.Empty<byte>());
        }

        var result = host.Run($"Save-NeonBucketObject a.txt -Path '{folder["a.txt"]}' -Bucket uploads -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4 -Verbose");

        Assert.Empty(result.Errors);
        var line = Assert.Single(Requests(result));
        Assert.Equal(("GET", "200 OK", "7000"), (line.Groups["method"].Value, line.Groups["outcome"].Value, line.Groups["time"].Value));
        host.Dispose();
    }

    [Fact]
    public void Debug_shows_nothing_more()
    {
        var app = _host.Seed("app");

        var result = _host.Run($"Get-NeonBranch -Project {app.ProjectId} -Debug");

        // The engine shows verbose lines with -Debug too.
        Assert.Single(Requests(result));
        Assert.Empty(result.Debug);
    }

    /// <summary>The lines of the module, without those of the engine about a change.</summary>
    private static IReadOnlyList<string> Told(PipelineResult result) =>
        [.. result.Verbose.Where(line => !line.StartsWith("Performing the operation", StringComparison.Ordinal))];

    private static IReadOnlyList<Match> Requests(PipelineResult result) =>
        [.. result.Verbose.Where(line => line.Contains("(attempt ", StringComparison.Ordinal)).Select(line =>
        {
            var match = Line().Match(line);
            Assert.True(match.Success, line);
            return match;
        })];

    [GeneratedRegex(@"^(?<method>[A-Z]+) (?<route>/[^?]*|signed URL): (?<outcome>.+) in (?<time>\d+) ms \(attempt (?<attempt>\d+), request (?<id>[0-9a-f-]{36}), rate limit (?<limit>\d+) ms\)(; next attempt in (?<pause>\d+\.\d) s)?$")]
    private static partial Regex Line();
}
