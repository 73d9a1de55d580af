using Neon.Benchmarks.Running;
using Neon.Emulator;

namespace Neon.Benchmarks.Suites;

/// <summary>How much of the documented rate limits a busy process uses.</summary>
internal sealed class LimitsSuite : ISuite
{
    private const int Minutes = 2;

    public string Name => "limits";

    public async Task<ResultTable> RunAsync(Bench bench)
    {
        var options = new EmulatorOptions { OperationDuration = TimeSpan.Zero };
        using var emulator = new NeonEmulator(options);
        Bench.Progress($"{Minutes} minutes");
        await bench.PowerShell.RunAsync($$"""
            {{Bench.Import}}
            $null = Connect-Neon -ApiKey {{emulator.ApiKey}} -BaseUri {{emulator.Listen()}} -Scope Process
            $id = (New-NeonProject app -Organization {{emulator.OrganizationId}}).ProjectId
            $end = [datetime]::UtcNow.AddMinutes({{Minutes}})
            1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
                {{Bench.Import}}
                while ([datetime]::UtcNow -lt $using:end) {
                    $null = Get-NeonProject $using:id
                    $null = Get-NeonBranchCount -Project $using:id
                    $null = Get-NeonEndpoint -Project $using:id
                    $null = Get-NeonOperation -Project $using:id
                }
            }
            '{}'
            """);
        Bench.Progress("");

        // The requests that prepare the session are followed by the import in each runspace, while nothing is sent.
        var sent = emulator.Exchanges.SkipWhile(exchange => exchange.OperationId != "createProject").Skip(1).ToArray();
        var window = sent.TakeWhile(exchange => exchange.Time < sent[0].Time.AddMinutes(Minutes)).ToArray();
        // A minute's requests at once, and then as many as become free.
        var allowed = options.RequestsPerMinute!.Value * (1 + Minutes);
        var table = bench.TableOfOneRun($"Reads from eight runspaces for {Minutes} minutes, from an emulator that accepts {options.RequestsPerMinute} requests per minute.");
        table.Show("share of the limit that is used", new Sample([100.0 * window.Count(exchange => exchange.Status is >= 200 and < 300) / allowed]), "%", atLeast: 98);
        table.Show("refused requests", new Sample([sent.Count(exchange => exchange.Status == 429)]), "", atMost: 0);
        return table;
    }
}
