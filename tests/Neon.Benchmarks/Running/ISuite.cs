namespace Neon.Benchmarks.Running;

/// <summary>Measurements that belong together. Each suite has one table.</summary>
internal interface ISuite
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Runs it.</summary>
    Task<ResultTable> RunAsync(Bench bench);
}
