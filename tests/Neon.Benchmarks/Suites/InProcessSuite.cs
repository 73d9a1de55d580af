using System.Reflection;
using System.Runtime.Loader;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Neon.Benchmarks.InProcess;
using Neon.Benchmarks.Running;

namespace Neon.Benchmarks.Suites;

/// <summary>Parts of a request without PowerShell and without a network, measured by BenchmarkDotNet.</summary>
internal sealed class InProcessSuite : ISuite
{
    public string Name => "in-process";

    public Task<ResultTable> RunAsync(Bench bench)
    {
        // The staged module, with its load context for the transport.
        AssemblyLoadContext.Default.Resolving += LoadModule;
        try
        {
            var table = bench.Table("Parts of a request, without PowerShell and without a network.", "a short job of BenchmarkDotNet");
            var page = Run<PageBenchmarks>();
            Compare("a page of 1,000 branches, read and checked", page, nameof(PageBenchmarks.Module), "generated JSON of own types", nameof(PageBenchmarks.Bare));
            Compare("a page of 1,000 branches, read and checked", page, nameof(PageBenchmarks.Module), "generated JSON of the module's types", nameof(PageBenchmarks.Unchecked));
            var exchange = Run<ExchangeBenchmarks>();
            Compare("one project, read with the client", exchange, nameof(ExchangeBenchmarks.Module), "HttpClient and JsonDocument", nameof(ExchangeBenchmarks.Bare));
            var limiter = Run<LimiterBenchmarks>();
            table.Show("a request passes the rate limiter", Time(limiter, nameof(LimiterBenchmarks.Acquire)), "µs");
            return Task.FromResult(table);

            void Compare(string what, Summary summary, string module, string peer, string other)
            {
                table.Compare(what, Time(summary, module), peer, Time(summary, other), "µs");
                table.Compare(what + ": allocated", Allocated(summary, module), peer, Allocated(summary, other), "KB");
            }
        }
        finally
        {
            AssemblyLoadContext.Default.Resolving -= LoadModule;
        }
    }

    private static Summary Run<T>()
    {
        Bench.Progress(typeof(T).Name);
        var summary = BenchmarkRunner.Run<T>(ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "neon-benchmarks")));
        Bench.Progress("");
        return summary.Reports.Length > 0 && summary.Reports.All(report => report.Success)
            ? summary
            : throw new InvalidOperationException($"{typeof(T).Name} failed: {string.Join("; ", summary.ValidationErrors.Select(error => error.Message))}");
    }

    private static Sample Time(Summary summary, string method) => new(ReportOf(summary, method).ResultStatistics!.OriginalValues.Select(nanoseconds => nanoseconds / 1e3));

    private static Sample Allocated(Summary summary, string method)
    {
        var report = ReportOf(summary, method);
        return new([report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)!.Value / 1e3]);
    }

    private static BenchmarkReport ReportOf(Summary summary, string method) =>
        summary.Reports.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method);

    private static Assembly? LoadModule(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == "Neon" ? context.LoadFromAssemblyPath(Path.Combine(Bench.Module, "bin", "net8.0", "Neon.dll")) : null;
}
