using Neon.Benchmarks.Peers;
using Neon.Benchmarks.Running;

namespace Neon.Benchmarks.Suites;

/// <summary>Import-Module, compared with the smallest binary module.</summary>
internal sealed class ImportSuite : ISuite
{
    public string Name => "import";

    public async Task<ResultTable> RunAsync(Bench bench)
    {
        using var peer = await PeerModule.CreateAsync(bench.PowerShell);
        var times = new Measurements();
        await bench.RepeatAsync(
            async () => times.Add(await bench.PowerShell.RunAsync($"@{{ module = Measure-Time {{ {Bench.Import} }} }} | ConvertTo-Json -Compress")),
            async () => times.Add(await bench.PowerShell.RunAsync($"@{{ peer = Measure-Time {{ {peer.Import} }} }} | ConvertTo-Json -Compress")));

        var table = bench.Table("Import-Module in a new process.");
        table.Compare("import", times["module"], "a binary module with one cmdlet", times["peer"], atMost: 2.5);
        return table;
    }
}
