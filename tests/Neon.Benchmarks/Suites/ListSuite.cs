using Neon.Benchmarks.Running;

namespace Neon.Benchmarks.Suites;

/// <summary>A list of 50,000 branches, collected in a variable and streamed through a pipeline.</summary>
internal sealed class ListSuite : ISuite
{
    private const string Client = "$client = [Neon.Benchmarks.Peers.BareClient]::new($base)";
    private const string Rest = """
        function Get-RestBranch([string] $Project) {
            $cursor = ''
            do {
                $page = Invoke-RestMethod "$base/projects/$Project/branches?limit=1000$cursor" -Headers @{ Authorization = 'Bearer napi_benchmark' }
                $page.branches
                $cursor = "&cursor=$($page.pagination.next)"
            } while ($page.pagination.next)
        }
        """;

    public string Name => "list";

    public async Task<ResultTable> RunAsync(Bench bench)
    {
        var values = new Measurements();
        (string Name, string Setup, string Collect, string Stream)[] lists =
        [
            ("module", $"{Bench.Import}; {Bench.Connect(bench.Server)}", "Get-NeonBranch -Project $id", "Get-NeonBranch -Project $id"),
            ("client", $"{Bench.LoadPeers}; {Client}", "$client.AllBranches($id)", "$client.Branches($id)"),
            ("rest", Rest, "Get-RestBranch $id", "Get-RestBranch $id"),
        ];
        await bench.RepeatAsync([.. lists.SelectMany(list => new Func<Task>[] { () => MeasureAsync(list.Name, "collected", list.Setup, $"$all = {list.Collect}"), () => MeasureAsync(list.Name, "streamed", list.Setup, Streamed(list.Stream)) })]);

        var table = bench.Table($"{SampleAccount.LargeBranches:N0} branches in pages of {SampleAccount.PageSize:N0}, after a list of one page.");
        foreach (var how in new[] { "collected", "streamed" })
        {
            Compare(how, "time", "ms", 1.6, 0.25);
            Compare(how, "first", "ms", null, null);
            Compare(how, "allocated", "MB", null, null);
            Compare(how, "peak", "MB", null, null);
        }

        return table;

        async Task MeasureAsync(string name, string how, string setup, string run) => values.Add(await bench.PowerShell.RunAsync($$"""
            $base = '{{bench.Server.BaseUri}}'
            {{setup}}
            $script:first = 0
            $list = { {{run}} }
            $id = '{{SampleAccount.Small}}'
            $null = . $list
            $id = '{{SampleAccount.Large}}'
            # The small list has used the module's limit for one route.
            Start-Sleep -Milliseconds 1200
            $before = [GC]::GetTotalAllocatedBytes($true)
            $script:first = 0
            $script:watch = [Diagnostics.Stopwatch]::StartNew()
            . $list
            $time = $watch.Elapsed.TotalMilliseconds
            @{
                time = $time
                first = $first ? $first : $time
                allocated = ([GC]::GetTotalAllocatedBytes($true) - $before) / 1e6
                peak = [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1e6
            } | ConvertTo-Json -Compress
            """), $"{name} {how} ");

        void Compare(string how, string what, string unit, double? atMostClient, double? atMostRest)
        {
            if (how == "collected" && what == "first")
            {
                return;
            }

            var label = $"{how}: {what switch { "time" => "time", "first" => "first object", "allocated" => "allocated", _ => "peak working set" }}";
            table.Compare(label, values[$"module {how} {what}"], "HttpClient and generated JSON", values[$"client {how} {what}"], unit, atMostClient);
            table.Compare(label, values[$"module {how} {what}"], "Invoke-RestMethod", values[$"rest {how} {what}"], unit, atMostRest);
        }
    }

    private static string Streamed(string list) =>
        $$"""{{list}} | ForEach-Object { if (-not $script:first -and $script:watch) { $script:first = $script:watch.Elapsed.TotalMilliseconds } }""";
}
