using Neon.Benchmarks.Running;

namespace Neon.Benchmarks.Suites;

/// <summary>A call in a session that has sent requests before.</summary>
internal sealed class WarmSuite : ISuite
{
    // The module sends at most 40 requests to a route within 1.1 seconds, and 688 at once.
    private const int Calls = 30;
    private const int Blocks = 20;

    public string Name => "warm";

    public async Task<ResultTable> RunAsync(Bench bench)
    {
        var times = new Measurements();
        times.Add(await bench.PowerShell.RunAsync($$"""
            {{Bench.Import}}
            {{Bench.Connect(bench.Server)}}
            {{Bench.LoadPeers}}
            $headers = @{ Authorization = 'Bearer napi_benchmark' }
            $client = [Neon.Benchmarks.Peers.BareClient]::new('{{bench.Server.BaseUri}}')
            $calls = [ordered] @{
                module = { foreach ($number in 1..{{Calls}}) { $null = Get-NeonProject } }
                rest = { foreach ($number in 1..{{Calls}}) { $null = Invoke-RestMethod {{bench.Server.BaseUri}}/projects -Headers $headers } }
                client = { foreach ($number in 1..{{Calls}}) { $null = $client.Get('/projects') } }
                floor = { foreach ($number in 1..{{Calls}}) { $null = $client.Get('/projects') | Write-Output } }
            }
            $times = @{ module = @(); rest = @(); client = @(); floor = @() }
            foreach ($block in 0..{{Blocks}}) {
                foreach ($name in $calls.Keys) {
                    $time = (Measure-Time $calls[$name]) / {{Calls}}
                    # The first block prepares the session.
                    if ($block -gt 0) { $times[$name] += $time }
                }
                # The module's limit for one route.
                Start-Sleep -Milliseconds 1200
            }
            ConvertTo-Json $times -Compress
            """));

        var table = bench.Table("One list of three projects in a session.", $"{Blocks} averages of {Calls} calls");
        table.Compare("Get-NeonProject", times["module"], "Invoke-RestMethod", times["rest"], atMost: 0.5);
        table.Compare("Get-NeonProject", times["module"], "HttpClient and JsonDocument", times["client"], atMost: 2.5);
        table.Compare("Get-NeonProject", times["module"], "those and a cmdlet that does nothing", times["floor"]);
        return table;
    }
}
