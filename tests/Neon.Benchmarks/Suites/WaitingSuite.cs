using Neon.Benchmarks.Running;
using Neon.Emulator;

namespace Neon.Benchmarks.Suites;

/// <summary>How soon <c>-Wait</c> notices that an operation has finished, and how often it asks.</summary>
internal sealed class WaitingSuite : ISuite
{
    private const int Emulators = 10;
    private static readonly int[] Seconds = [1, 5, 20];

    public string Name => "waiting";

    public async Task<ResultTable> RunAsync(Bench bench)
    {
        var table = bench.Table("New-NeonBranch -Wait, while one operation runs.", $"{Emulators} operations, whose durations differ by up to a quarter");
        foreach (var seconds in Seconds)
        {
            var emulators = Enumerable.Range(0, Emulators).Select(number => new NeonEmulator(new EmulatorOptions
            {
                OperationDuration = TimeSpan.FromSeconds(seconds * (1 + (0.25 * number / Emulators))),
            })).ToArray();
            try
            {
                Bench.Progress($"operations of {seconds} s");
                await MeasureAsync(bench, emulators, seconds, table);
            }
            finally
            {
                Array.ForEach(emulators, emulator => emulator.Dispose());
            }
        }

        Bench.Progress("");
        return table;
    }

    private static async Task MeasureAsync(Bench bench, NeonEmulator[] emulators, int seconds, ResultTable table)
    {
        var values = new Measurements();
        values.Add(await bench.PowerShell.RunAsync($$"""
            $servers = {{string.Join(", ", emulators.Select(emulator => $"@{{ Uri = '{emulator.Listen()}'; Key = '{emulator.ApiKey}'; Organization = '{emulator.OrganizationId}' }}"))}}
            $noticed = $servers | ForEach-Object -ThrottleLimit {{Emulators}} -Parallel {
                {{Bench.Import}}
                $connection = Connect-Neon -ApiKey $_.Key -BaseUri $_.Uri -PassThru -NotCurrent
                $project = New-NeonProject app -Organization $_.Organization -Connection $connection -Wait
                $branch = New-NeonBranch dev -Project $project -NoCompute -Wait -Connection $connection
                $end = [DateTimeOffset]::UtcNow
                $finished = Get-NeonOperation -Project $project -Connection $connection | Where-Object BranchId -eq $branch.BranchId
                ($end - ($finished.UpdatedAt | Sort-Object)[-1]).TotalSeconds
            }
            ConvertTo-Json @{ noticed = @($noticed) } -Compress
            """));
        values.Add("rate", emulators.Select(PollRate));

        table.Show($"operations of {seconds} s: noticed after", values["noticed"], "s", atMost: 0.5);
        table.Show($"operations of {seconds} s: requests per second and project", values["rate"], "", atMost: 1);
    }

    // From the response to the change to the last poll; the script itself lists the operations afterwards.
    private static double PollRate(NeonEmulator emulator)
    {
        var polls = emulator.Exchanges.SkipWhile(exchange => exchange.OperationId != "createProjectBranch").Where(exchange => exchange.OperationId is "createProjectBranch" or "listProjectOperations").ToArray()[..^1];
        return (polls.Length - 1) / (polls[^1].Time - polls[0].Time).TotalSeconds;
    }
}
