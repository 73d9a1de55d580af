using Neon.Benchmarks.Running;

namespace Neon.Benchmarks.Suites;

/// <summary>A process that lists the projects and exits, as a step of a CI job does.</summary>
internal sealed class OneShotSuite : ISuite
{
    public string Name => "one-shot";

    public async Task<ResultTable> RunAsync(Bench bench)
    {
        var shell = bench.PowerShell;
        (shell.Environment["NEON_API_HOST"], shell.Environment["NEON_API_KEY"]) = ($"{bench.Server.BaseUri}", "napi_benchmark");
        var costs = new Measurements();
        var rest = $"(Invoke-RestMethod {bench.Server.BaseUri}/projects -Headers @{{ Authorization = \"Bearer $env:NEON_API_KEY\" }}).projects";
        List<Func<Task>> runs =
        [
            () => MeasureAsync("module", shell.MeasureAsync($"{Bench.Import}; Get-NeonProject")),
            () => MeasureAsync("rest", shell.MeasureAsync(rest)),
            () => MeasureAsync("shell", shell.MeasureAsync("1")),
        ];
        if (bench.Cli is { } cli)
        {
            string[] arguments = ["projects", "list", "--org-id", SampleAccount.Organization, "--api-host", $"{bench.Server.BaseUri}", "--no-analytics"];
            runs.Add(async () => await MeasureAsync("cli", Cost(await shell.RunAsync(cli, arguments))));
        }

        await bench.RepeatAsync([.. runs]);

        var table = bench.Table("A whole process, from start to exit.");
        Compare("Invoke-RestMethod", "rest", 0.85);
        Compare("pwsh -NoProfile -c 1", "shell", null);
        if (bench.Cli is not null)
        {
            Compare("neonctl projects list", "cli", 0.9);
        }
        else
        {
            table.Note("The official CLI, neonctl, was not installed.");
        }

        return table;

        async Task MeasureAsync(string name, Task<PowerShellHost.Cost> run)
        {
            var cost = await run;
            costs.Add($"{name} time", cost.Milliseconds);
            costs.Add($"{name} memory", cost.Megabytes);
        }

        void Compare(string peer, string name, double? atMost)
        {
            table.Compare("time", costs["module time"], peer, costs[$"{name} time"], "ms", atMost);
            table.Compare("peak memory", costs["module memory"], peer, costs[$"{name} memory"], "MB", peer.StartsWith("neonctl", StringComparison.Ordinal) ? atMost : null);
        }

        static Task<PowerShellHost.Cost> Cost((string Output, PowerShellHost.Cost Cost) run) => Task.FromResult(run.Cost);
    }
}
