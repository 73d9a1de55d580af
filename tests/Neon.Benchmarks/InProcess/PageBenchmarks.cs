using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Neon.Benchmarks.Peers;
using Neon.Benchmarks.Running;

namespace Neon.Benchmarks.InProcess;

/// <summary>A page of 1,000 branches.</summary>
public class PageBenchmarks
{
    private readonly byte[] _page = SampleAccount.BranchPage(SampleAccount.Small, 0, SampleAccount.PageSize, null);
    private readonly ModuleClient _module = new();

    [Benchmark]
    public int Bare() => JsonSerializer.Deserialize(_page, BareJson.Default.BarePage)!.Branches.Count;

    [Benchmark]
    public int Unchecked() => ModuleClient.Deserialize(_page);

    [Benchmark]
    public int Module() => _module.ReadPage(_page);
}
