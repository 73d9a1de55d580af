using System.Text.RegularExpressions;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Neon.Tests.Reliability;

/// <summary>Changes of many projects from many runspaces: one after another within a project, in parallel between projects.</summary>
public sealed class QueueTests(ITestOutputHelper output) : IDisposable
{
    private const int Runspaces = 8;
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Changes_are_serialized_per_project_and_projects_do_not_block_each_other()
    {
        var projects = Enumerable.Range(0, 4).Select(number => _host.Seed($"app-{number}").ProjectId).ToArray();
        var runs = new Together(_host);
        for (var number = 0; number < Runspaces; number++)
        {
            // Each runspace changes the projects in another order. If one held a queue while it waited for another, this would never end.
            var order = Enumerable.Range(0, projects.Length).Select(step => projects[(step + number) % projects.Length]);
            runs.Add(_host.NewRunspace(), string.Join('\n', (number % 2 == 0 ? order : order.Reverse()).Select(project => $$"""
                $branch = New-NeonBranch r{{number}} -Project {{project}} -NoCompute
                $null = New-NeonRole role-{{number}} -Project {{project}} -Branch $branch
                $null = New-NeonDatabase db-{{number}} -Project {{project}} -Branch $branch -Owner role-{{number}}
                $null = Set-NeonBranch $branch -Name r{{number}}-done
                """)));
        }

        var results = await runs.RunAsync();

        Assert.Empty(results.SelectMany(result => result.Errors));
        foreach (var project in projects)
        {
            var changes = ChangesOf(project);
            var made = changes.Where(change => change.Status is 200 or 201).Select(NameOf).ToArray();
            Assert.Equal(Runspaces * 4, made.Length);
            for (var number = 0; number < Runspaces; number++)
            {
                Assert.Equal(
                    [$"r{number}", $"role-{number}", $"db-{number}", $"r{number}-done"],
                    made.Where(name => name.Split('-') is var parts && (parts[0] == $"r{number}" || parts.Last() == $"{number}")));
            }

            // A change is sent, refused, waited for and sent again before the next one of the project is sent.
            Assert.Equal(made, changes.Select(NameOf).Aggregate(new List<string>(), (names, name) =>
            {
                if (names.Count == 0 || names[^1] != name)
                {
                    names.Add(name);
                }

                return names;
            }));
        }

        // All of them started before any of them ended.
        Assert.True(projects.Max(project => ChangesOf(project)[0].Time) < projects.Min(project => ChangesOf(project)[^1].Time));
        Assert.Equal(0, ProjectQueues.CountOf(_host.Connection.BaseUri));
    }

    [Fact]
    public void The_queue_keeps_its_order_when_waiting_commands_are_stopped()
    {
        var app = _host.Seed();
        var other = _host.Seed("other");
        _host.Emulator.StartSystemOperation(app.ProjectId);
        var runs = new List<LivePipeline>();
        for (var number = 0; number < Runspaces; number++)
        {
            runs.Add(new LivePipeline(_host, $"New-NeonBranch branch-{number} -Project {app.ProjectId} -NoCompute", _host.NewRunspace()));
            var users = number + 1;
            LivePipeline.WaitFor(() => ProjectQueues.UsersOf(_host.Connection.BaseUri, app.ProjectId) == users);
        }

        // Another project is changed while time does not advance.
        Assert.Equal("free", Assert.Single(_host.Get<Branch>($"New-NeonBranch free -Project {other.ProjectId} -NoCompute")).Name);
        // The one that is first in the queue, one in the middle and the last one are stopped.
        LivePipeline.WaitFor(() => ChangesOf(app.ProjectId).Count == 1);
        runs[4].Stop();
        runs[Runspaces - 1].Stop();
        runs[0].Stop();
        LivePipeline.WaitFor(() => ProjectQueues.UsersOf(_host.Connection.BaseUri, app.ProjectId) == Runspaces - 3);

        string[] left = ["branch-1", "branch-2", "branch-3", "branch-5", "branch-6"];
        var results = left.Select(name => runs[name[^1] - '0'].End()).ToArray();

        Assert.Empty(results.SelectMany(result => result.Errors));
        Assert.Equal(left, ChangesOf(app.ProjectId).Where(change => change.Status == 201).Select(NameOf));
        Assert.Equal(0, ProjectQueues.CountOf(_host.Connection.BaseUri));
        runs.ForEach(run => run.Dispose());
    }

    [Fact]
    public async Task Two_processes_that_change_one_project_take_turns()
    {
        using var host = new NeonHost(options =>
            new EmulatorOptions { Clock = options.Clock, Seed = options.Seed, OperationDuration = TimeSpan.FromSeconds(1.2) });
        var app = host.Seed();
        using var isEnough = new ManualResetEventSlim();
        var runs = new Together(host);
        // One sends changes without pause until the other has succeeded.
        var busy = host.NewRunspace();
        busy.SessionStateProxy.SetVariable("enough", isEnough);
        runs.Add(busy, $"for ($n = 1; -not $enough.IsSet; $n++) {{ New-NeonBranch \"busy-$n\" -Project {app.ProjectId} -NoCompute }}");
        var other = host.NewRunspace();
        NeonSession.Of(other).Connection = host.Connect(host.Emulator.ApiKey, settings => settings with { Clock = new ClockOfAnother(host.Clock) });
        other.SessionStateProxy.SetVariable("enough", isEnough);
        runs.Add(other, $"foreach ($n in 1..40) {{ New-NeonBranch \"other-$n\" -Project {app.ProjectId} -NoCompute }}; $enough.Set()");

        var results = await runs.RunAsync();

        Assert.Empty(results.SelectMany(result => result.Errors));
        var changes = host.Emulator.Exchanges.Where(exchange => exchange.Method == "POST").ToArray();
        // How often somebody else's change was made between the first attempt of a change and its success. With roughly equal chances,
        // no change loses twenty times in a row.
        var lost = changes.Where(change => change.Status == 201).Select(made => changes
            .SkipWhile(change => NameOf(change) != NameOf(made)).TakeWhile(change => change != made).Count(change => change.Status == 201)).ToArray();
        output.WriteLine($"{lost.Length} changes, {host.Emulator.Exchanges.Count} requests; a turn was lost {lost.Max()} times in a row at most");
        Assert.InRange(lost.Max(), 0, 20);
        Assert.InRange(lost.Length, 56, 200);
    }

    private List<EmulatorExchange> ChangesOf(string project) =>
        [.. _host.Emulator.Exchanges.Where(exchange => exchange.Method != "GET" && exchange.Path.StartsWith($"/projects/{project}/", StringComparison.Ordinal))];

    private static string NameOf(EmulatorExchange change) => Regex.Match(change.Body, "\"name\":\"([^\"]+)\"").Groups[1].Value;
}
