using Neon.Benchmarks.Running;
using Neon.Emulator;

namespace Neon.Benchmarks.Suites;

/// <summary>Changes of one project, each of which locks it: how long the project is idle between them.</summary>
internal sealed class LocksSuite : ISuite
{
    private const int Branches = 40;

    public string Name => "locks";

    public async Task<ResultTable> RunAsync(Bench bench)
    {
        var times = new Measurements();
        await MeasureAsync("one runspace", "foreach ($name in $names) { New-NeonBranch $name -Project $id -NoCompute }");
        await MeasureAsync("eight runspaces", $$"""$names | ForEach-Object -ThrottleLimit 8 -Parallel { {{Bench.Import}}; New-NeonBranch $_ -Project $using:id -NoCompute }""");
        Bench.Progress("");

        var table = bench.TableOfOneRun($"{Branches} new branches in one project, whose operations lock it for a second each.");
        foreach (var how in new[] { "one runspace", "eight runspaces" })
        {
            table.Compare($"from {how}", times[$"{how} time"], "the sum of the operations", times[$"{how} sum"], "s", atMost: 1.15);
        }

        return table;

        async Task MeasureAsync(string how, string script)
        {
            Bench.Progress(how);
            using var emulator = new NeonEmulator(new EmulatorOptions { OperationDuration = TimeSpan.FromSeconds(1) });
            times.Add(await bench.PowerShell.RunAsync($$"""
                {{Bench.Import}}
                $null = Connect-Neon -ApiKey {{emulator.ApiKey}} -BaseUri {{emulator.Listen()}} -Scope Process
                $id = (New-NeonProject app -Organization {{emulator.OrganizationId}} -Wait).ProjectId
                $names = 1..{{Branches}} | ForEach-Object { "pr-$_" }
                $null = . { {{script}} }
                $null = Wait-NeonOperation -Project $id
                $operations = Get-NeonOperation -Project $id | Where-Object Action -eq create_branch | Sort-Object CreatedAt
                if ($operations.Count -ne {{Branches}}) { throw "$($operations.Count) operations." }
                ConvertTo-Json -Compress @{
                    time = ($operations[-1].UpdatedAt - $operations[0].CreatedAt).TotalSeconds
                    sum = ($operations | ForEach-Object { ($_.UpdatedAt - $_.CreatedAt).TotalSeconds } | Measure-Object -Sum).Sum
                }
                """), $"{how} ");
        }
    }
}
