using System.Management.Automation;
using System.Net;
using Neon.Emulator;
using Neon.Tests.Functions;
using Neon.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Neon.Tests.Reliability;

/// <summary>
/// Ctrl+C at every point at which a pipeline can wait, one after another, in one session. Each time, the pipeline ends without
/// time passing, nothing is left over, no change was made twice, and the session continues to work.
/// </summary>
public sealed class StopEverywhereTests : IDisposable
{
    // Prevents a hang; nothing is measured.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);
    private readonly ITestOutputHelper _output;
    private readonly NeonHost _host = new();
    private readonly StopPoints _points;
    private readonly NeonConnection _connection;
    private readonly TempFolder _folder = new();

    public StopEverywhereTests(ITestOutputHelper output)
    {
        _output = output;
        _points = new StopPoints(_host);
        _connection = _points.Connect();
        _host.Session.Connection = _connection;
    }

    /// <summary>What is typed, the faults before it, and the minimum number of points.</summary>
    public static TheoryData<string, string, int> Sessions => new()
    {
        { "Get-NeonProject NAME | Get-NeonBranch | Get-NeonDatabase", "", 12 },
        { "New-NeonBranch dev -Project NAME -Wait | Get-NeonConnectionString -Database neondb -Role neondb_owner", "", 20 },
        { "New-NeonBranch dev -Project ID", "locked", 10 },
        { "New-NeonBranch dev -Project ID -NoCompute", "refused for a while", 8 },
        { "New-NeonBranch dev -Project ID -NoCompute", "lost", 8 },
        { "Get-NeonBranch -Project ID", "too many", 6 },
        { "Wait-NeonOperation -Project ID", "locked", 6 },
        { "Set-NeonBranch main -Project ID -Protected; Set-NeonProject ID -Name NAME-2 -Wait", "", 8 },
        { "Reset-NeonRolePassword neondb_owner -Branch main -Project ID -Confirm:$false -Wait", "", 10 },
        { "Get-NeonBranch -Project ID | New-NeonSnapshot -Wait | Remove-NeonSnapshot -Confirm:$false -Wait", "", 14 },
        { "New-NeonDataApi neondb -Branch main -Project ID -Wait", "", 8 },
        { "Publish-NeonFunction api -Path CODE -Branch main -Project ID -Wait", "", 10 },
        { "New-NeonBucket files -Branch main -Project ID; Send-NeonBucketObject FILE -Bucket files -Branch main -Project ID; Save-NeonBucketObject sent.txt -Path FOLDER/ -Bucket files -Branch main -Project ID", "", 20 },
        { "Invoke-NeonApi /projects/ID/branches -All", "", 4 },
        { "Export-NeonReport FOLDER/report.html -Project NAME", "", 12 },
    };

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void A_command_can_be_stopped_anywhere_and_leaks_nothing(string script, string trouble, int least)
    {
        _folder.Write("sent.txt", "content");
        var code = FunctionHost.Folder((FunctionHost.Entry, "export default {};"));
        try
        {
            var point = 0;
            do
            {
                point++;
            }
            while (RunAndStop(point, script, trouble, code.FullName));

            Assert.InRange(point - 1, least, 500);
        }
        finally
        {
            code.Delete(recursive: true);
        }
    }

    /// <summary>Runs the script and stops it at a point; false if it ends before it gets there.</summary>
    private bool RunAndStop(int point, string script, string trouble, string code)
    {
        var name = $"app-{point}";
        var app = _host.Seed(name);
        var target = Directory.CreateDirectory(_folder[name]).FullName;
        MakeTrouble(trouble, app);
        var timers = _host.Clock.TimerCount;
        using (var shell = PowerShell.Create(_host.Runspace))
        {
            shell.AddScript(script.Replace("NAME", name, StringComparison.Ordinal).Replace("ID", app.ProjectId, StringComparison.Ordinal)
                .Replace("CODE", code, StringComparison.Ordinal).Replace("FILE", _folder["sent.txt"], StringComparison.Ordinal)
                .Replace("FOLDER", target, StringComparison.Ordinal));
            IAsyncResult? stopping = null;
            _points.StopAt(point, () => ThreadPool.QueueUserWorkItem(_ => stopping = shell.BeginStop(null, null)));
            var run = shell.BeginInvoke();
            Assert.True(run.AsyncWaitHandle.WaitOne(TimeLimit), $"{script} did not stop at {_points.Reached}, point {point}.");
            if (_points.Reached is null)
            {
                shell.EndInvoke(run);
                Assert.Empty(shell.Streams.Error.Select(error => error.ToString()));
                return false;
            }

            Assert.True(SpinWait.SpinUntil(() => stopping is not null, TimeLimit));
            Assert.True(stopping!.AsyncWaitHandle.WaitOne(TimeLimit));
            // The last points are so close to the end that the pipeline may have ended before the stop.
            Assert.Contains(shell.InvocationStateInfo.State, new[] { PSInvocationState.Stopped, PSInvocationState.Completed });
            Assert.Empty(shell.Streams.Error.Select(error => error.ToString()));
        }

        _output.WriteLine($"{point}: {_points.Reached}");
        // The lists of a report are read in parallel, and so are the own and the shared projects with a name. Until the stop arrives, the
        // other requests continue.
        var isSearch = _points.Reached is { } reached && (reached.EndsWith("/projects", StringComparison.Ordinal) || reached.EndsWith("/projects/shared", StringComparison.Ordinal));
        EnsureNothingIsLeft(timers, target, isParallel: isSearch || script.StartsWith("Export-NeonReport", StringComparison.Ordinal));
        EnsureTheSessionGoesOn(app);
        return true;
    }

    private void MakeTrouble(string trouble, SeededProject app)
    {
        var headers = new Dictionary<string, string> { ["Retry-After"] = "5" };
        switch (trouble)
        {
            case "locked":
                _host.Emulator.StartSystemOperation(app.ProjectId);
                break;
            case "refused for a while":
                _host.Emulator.Faults.AddToAny(EmulatorFault.Status(HttpStatusCode.ServiceUnavailable, headers: headers), count: 2);
                break;
            case "too many":
                _host.Emulator.Faults.AddToAny(EmulatorFault.Status(HttpStatusCode.TooManyRequests, headers: headers));
                break;
            case "lost":
                _host.Emulator.Faults.Add("createProjectBranch", EmulatorFault.DropAfterEffect());
                break;
        }
    }

    // A complete download or report may exist, and nothing else.
    private static string[] Parts(string target) => [.. Directory.GetFiles(target).Where(file => Path.GetFileName(file) is not ("sent.txt" or "report.html"))];

    private void EnsureNothingIsLeft(int timers, string target, bool isParallel)
    {
        // A cancelled request may still be ending on other threads.
        Assert.True(
            SpinWait.SpinUntil(() => _host.Clock.TimerCount <= timers && _points.Open == 0 && Parts(target).Length == 0, TimeLimit),
            $"Stopped at {_points.Reached}: {_host.Clock.TimerCount - timers} timers, {_points.Open} requests or responses, and the files [{string.Join(", ", Parts(target))}] are left.");
        Assert.True(isParallel || _points.SentAfterwards == 0 || _points.Reached!.StartsWith("a timer", StringComparison.Ordinal), $"Requests were sent after {_points.Reached}.");
        Assert.Equal(0, ProjectQueues.CountOf(_connection.BaseUri));
        var changes = _host.Emulator.Exchanges.Where(exchange => exchange is { Method: not "GET", Status: >= 200 and < 300 })
            .GroupBy(exchange => (exchange.Method, exchange.Path, exchange.Body));
        Assert.All(changes, change => Assert.Single(change));
    }

    private void EnsureTheSessionGoesOn(SeededProject app)
    {
        _host.Emulator.Faults.Clear();
        _points.StopAt(0, () => { });
        _host.Clock.Automatic = true;
        Assert.Equal("after", Assert.Single(_host.Get<Branch>($"New-NeonBranch after -Project {app.ProjectId} -NoCompute")).Name);
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
    }
}
