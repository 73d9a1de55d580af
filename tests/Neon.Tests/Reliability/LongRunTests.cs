using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Neon.Tests.Reliability;

/// <summary>
/// A runbook that runs forever: four hours of virtual time with lists, changes, waits, errors, faults, Tab and Ctrl+C from
/// several runspaces over one connection. After each hour, everything is as before.
/// </summary>
public sealed class LongRunTests(ITestOutputHelper output)
{
    private const int Hours = 4;
    private const int Runspaces = 4;
    private const int Rounds = 4;

    [Fact]
    public async Task Four_hours_of_mixed_work_leak_nothing()
    {
        using var host = new NeonHost();
        using var responses = new CountedResponses(host.Emulator.CreateHandler());
        var projects = new[] { host.Seed("app"), host.Seed("shop") };
        var connection = host.Connect(host.Emulator.ApiKey, settings => settings with { PrimaryHandler = responses });
        var limiters = new LoadedLimiters(connection);
        var rest = new Rest(host.Clock);
        var survivors = new Survivors();
        var runspaces = Enumerable.Range(0, Runspaces + 1).Select(_ => host.NewRunspace()).ToArray();
        foreach (var runspace in runspaces)
        {
            NeonSession.Of(runspace).Connection = connection;
            runspace.SessionStateProxy.SetVariable("rest", rest);
            runspace.SessionStateProxy.SetVariable("survivors", survivors);
        }

        var timers = (host.Clock.TimerCount, host.Clock.UndisposedTimers);
        var begun = host.Clock.GetUtcNow();
        for (var hour = 1; hour <= Hours; hour++)
        {
            Disturb(host.Emulator.Faults);
            var runs = new Together(host);
            for (var number = 0; number < Runspaces; number++)
            {
                runs.Add(runspaces[number], Script(projects[number % projects.Length].ProjectId, $"{hour}-{number}"));
            }

            host.Clock.IsSettled = () => runs.Running > 0 && rest.Resting == runs.Running;
            var results = await runs.RunAsync();
            host.Clock.IsSettled = () => false;
            // Each round requests a branch that does not exist. If the response to a change is lost that Neon had refused
            // because of a lock, its outcome is unknown.
            var errors = results.SelectMany(result => result.Errors).Select(error => error.FullyQualifiedErrorId.Split(',')[0]).ToLookup(id => id);
            Assert.Equal(Runspaces * Rounds, errors["NeonBranchNotFound"].Count());
            Assert.All(errors, id => Assert.True(id.Key is "NeonBranchNotFound" or "NeonOutcomeUnknown", id.Key));
            Assert.InRange(CompletionCache.Of(connection).Count, 1, CompletionCache.Most);
            output.WriteLine($"{hour} h: {host.Emulator.Exchanges.Count} requests, {survivors.Count} objects, {CompletionCache.Of(connection).Count} lists of Tab");
            Interrupt(host, runspaces[^1], projects[0].ProjectId, hour);

            host.Clock.AssertTimers(timers.TimerCount, timers.UndisposedTimers);
            Assert.Equal(0, responses.Open);
            Assert.Equal(0, limiters.Waiting);
            Assert.Equal(1, limiters.Count);
            Assert.Equal(0, ProjectQueues.CountOf(connection.BaseUri));
            Assert.InRange(survivors.CountAlive(), 0, Runspaces);
        }

        Assert.InRange((host.Clock.GetUtcNow() - begun).TotalHours, Hours, Hours * 1.5);
    }

    // A few of the faults that the module handles on its own.
    private static void Disturb(EmulatorFaults faults)
    {
        faults.Add("listProjectBranches", EmulatorFault.Status(HttpStatusCode.ServiceUnavailable), count: 2);
        faults.Add("getProjectBranch", EmulatorFault.Status(HttpStatusCode.TooManyRequests), count: 2, skip: 3);
        faults.Add("createProjectBranch", EmulatorFault.DropAfterEffect(), count: 1, skip: 2);
        faults.Add("createProjectBranchDatabase", EmulatorFault.Status(HttpStatusCode.Locked), count: 2, skip: 1);
        faults.Add("deleteProjectBranch", EmulatorFault.DropBeforeEffect(), count: 1, skip: 4);
        faults.Add("listProjectOperations", EmulatorFault.Delay(TimeSpan.FromSeconds(3)), count: 2, skip: 5);
    }

    private static string Script(string project, string name) => $$"""
        foreach ($round in 1..{{Rounds}}) {
            $branch = New-NeonBranch "work-{{name}}-$round" -Project {{project}} -Wait
            if ($branch) { $null = New-NeonDatabase db -Project {{project}} -Branch $branch -Owner neondb_owner }
            Get-NeonBranch -Project {{project}} | ForEach-Object { $survivors.Add($_) }
            Get-NeonOperation -Project {{project}} | ForEach-Object { $survivors.Add($_) }
            Get-NeonBranch "none-$round" -Project {{project}}
            if ($branch) { Remove-NeonBranch $branch -Confirm:$false -Wait }
            foreach ($word in 'm', '') {
                $null = TabExpansion2 "Get-NeonBranch -Project {{project}} -Branch $word"
                $null = TabExpansion2 "Get-NeonDatabase -Project quiet-forest-{{name.Replace("-", string.Empty, StringComparison.Ordinal)}}$($round)00000 -Branch $word"
            }
            $rest.Minutes({{60 / Rounds}})
        }
        $branch = $null
        $Error.Clear()
        """;

    // Ctrl+C while a change waits for its operations.
    private static void Interrupt(NeonHost host, System.Management.Automation.Runspaces.Runspace runspace, string project, int hour)
    {
        host.Forget();
        using (var run = new LivePipeline(host, $"New-NeonBranch stopped-{hour} -Project {project} -Wait", runspace))
        {
            LivePipeline.WaitFor(() => host.Requests.Count > 0 && host.Emulator.InFlight == 0);
            run.Stop();
        }

        host.Clock.Automatic = true;
        host.Clock.Advance(TimeSpan.FromSeconds(10));
    }
}
