extern alias Isolated;

using BenchmarkDotNet.Attributes;
using Isolated::Neon.Transport;

namespace Neon.Benchmarks.InProcess;

/// <summary>The rate limiter, for a request that it does not delay.</summary>
public class LimiterBenchmarks
{
    private readonly LimiterRegistry _registry = LimiterRegistry.For(new FastClock());

    [Benchmark]
    public async Task<bool> Acquire()
    {
        using var lease = await _registry.Find("account", "GET /projects").AcquireAsync(TimeSpan.FromSeconds(100), CancellationToken.None);
        return lease.IsAcquired;
    }
}
