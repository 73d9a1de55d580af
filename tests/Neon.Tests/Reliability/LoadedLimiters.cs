using System.Reflection;
using System.Runtime.Loader;

namespace Neon.Tests.Reliability;

/// <summary>The limiters of a connection, which the module has loaded into the load context of its transport.</summary>
internal sealed class LoadedLimiters
{
    private readonly Func<int> _count;
    private readonly Func<int> _waiting;

    public LoadedLimiters(NeonConnection connection)
    {
        // This loads the transport.
        _ = connection.Invoker;
        var registries = AssemblyLoadContext.All.OfType<IsolatedAssemblies>().Single()
            .LoadFromAssemblyName(new AssemblyName("Neon.Transport"))
            .GetType("Neon.Transport.LimiterRegistry", throwOnError: true)!;
        var registry = registries.GetMethod("For")!.Invoke(null, [connection.Clock])!;
        _count = registries.GetProperty("Count")!.GetMethod!.CreateDelegate<Func<int>>(registry);
        _waiting = registries.GetProperty("Waiting")!.GetMethod!.CreateDelegate<Func<int>>(registry);
    }

    /// <summary>The number of limiters that are alive.</summary>
    public int Count => _count();

    /// <summary>The number of waiting requests.</summary>
    public int Waiting => _waiting();
}
