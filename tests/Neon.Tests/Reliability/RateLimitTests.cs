using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Neon.Tests.Reliability;

/// <summary>
/// Three thousand requests of sixteen runspaces against a server that enforces its limits, in virtual time. Time advances only
/// if every runspace waits, so the speed of this machine does not matter.
/// </summary>
public sealed class RateLimitTests(ITestOutputHelper output)
{
    private const int Requests = 3000;
    private const int Runspaces = 16;

    private static readonly Trial Documented = new("the documented 700 per minute", Processes: 1, PerMinute: 700, MostRefused: 0, LeastUsed: 97);
    private static readonly Trial Stricter = new("300 per minute (undocumented limit)", Processes: 1, PerMinute: 300, MostRefused: 60, LeastUsed: 96);
    private static readonly Trial Shared = new("700 per minute for two processes with one key", Processes: 2, PerMinute: 700, MostRefused: 60, LeastUsed: 90);

    [Fact]
    public async Task The_documented_limits_are_used_and_never_exceeded()
    {
        var sent = await RunAsync(Documented);

        Assert.DoesNotContain(sent, exchange => exchange.Status == 429);
    }

    [Fact]
    public async Task Adapts_to_a_lower_server_limit()
    {
        var sent = await RunAsync(Stricter);

        // All requests in progress were refused once. Afterwards, only a request now and then reaches the limit, to find out
        // whether it still applies.
        var first = sent.First(exchange => exchange.Status == 429).Time;
        Assert.InRange(sent.Count(exchange => exchange.Status == 429 && exchange.Time == first), 1, Runspaces);
        Assert.InRange(sent.Count(exchange => exchange.Status == 429 && exchange.Time > first), 0, Requests / 100);
    }

    [Fact]
    public async Task Two_processes_with_one_key_share_its_limits()
    {
        var sent = await RunAsync(Shared);

        Assert.Contains(sent, exchange => exchange.Status == 429);
    }

    [Fact]
    [Trait(ApprovedFile.Trait, ApprovedFile.Files)]
    public void The_page_matches_the_tested_limits()
    {
        GeneratedSection.Check("docs/reliability.md", "limits", GeneratedSection.Table(
            ["limit of the server", "requests", "errors", "refused requests, at most", "share of the limit used, at least"],
            new[] { Documented, Stricter, Shared }.Select(IReadOnlyList<string> (trial) =>
                [trial.Server, $"{Requests}", "0", $"{trial.MostRefused}", $"{trial.LeastUsed} %"])));
    }

    private async Task<IReadOnlyList<EmulatorExchange>> RunAsync(Trial trial)
    {
        using var host = new NeonHost(options => new EmulatorOptions { Clock = options.Clock, Seed = options.Seed, RequestsPerMinute = trial.PerMinute });
        var app = host.Seed();
        var connections = Enumerable.Range(0, trial.Processes)
            .Select(_ => host.Connect(host.Emulator.ApiKey, settings => settings with { Clock = new ClockOfAnother(host.Clock) })).ToArray();
        var limiters = connections.Select(connection => new LoadedLimiters(connection)).ToArray();
        var work = new Work(Requests);
        var runs = new Together(host);
        for (var number = 0; number < Runspaces; number++)
        {
            var runspace = host.NewRunspace();
            NeonSession.Of(runspace).Connection = connections[number % connections.Length];
            runspace.SessionStateProxy.SetVariable("work", work);
            runs.Add(runspace, Script(app));
        }

        host.Clock.IsSettled = () => runs.Running > 0 && limiters.Sum(each => each.Waiting) == runs.Running;
        var results = await runs.RunAsync();

        Assert.Empty(results.SelectMany(result => result.Errors));
        var sent = host.Emulator.Exchanges;
        Assert.Equal(Requests, sent.Count(exchange => exchange.Status == 200));
        var refused = sent.Count(exchange => exchange.Status == 429);
        // The most that the server would have allowed: a minute's worth at once, the rest at its rate.
        var best = TimeSpan.FromMinutes((Requests - trial.PerMinute) / (double)trial.PerMinute);
        var used = 100 * (best / (sent[^1].Time - sent[0].Time));
        output.WriteLine($"{trial.Server}: {used:0.0} % used, {refused} refused");
        Assert.InRange(refused, 0, trial.MostRefused);
        Assert.InRange(used, trial.LeastUsed, 100);
        Assert.All(limiters, each => Assert.Equal(0, each.Waiting));
        return sent;
    }

    private static string Script(SeededProject app) => $$"""
        while (($number = $work.Take()) -ge 0) {
            switch ($number % 5) {
                0 { $null = Get-NeonProject {{app.ProjectId}} }
                1 { $null = Get-NeonBranch {{app.MainBranchId}} -Project {{app.ProjectId}} }
                2 { $null = Get-NeonEndpoint {{app.EndpointId}} -Project {{app.ProjectId}} }
                3 { $null = Get-NeonBranchCount -Project {{app.ProjectId}} }
                4 { $null = Get-NeonRole -Project {{app.ProjectId}} -Branch {{app.MainBranchId}} }
            }
        }
        """;

    /// <summary>The work, for whichever runspace takes it next.</summary>
    private sealed class Work(int count)
    {
        /// <summary>The number of the next item; negative if there are none left. Called by scripts.</summary>
        public int Take() => Interlocked.Decrement(ref count);
    }

    private sealed record Trial(string Server, int Processes, int PerMinute, int MostRefused, int LeastUsed);
}
