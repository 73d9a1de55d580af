using System.Reflection;
using System.Runtime.Loader;

namespace Neon;

/// <summary>
/// Loads the transport and the emulator, with the packages they need, into a separate load context. Other modules in the same
/// process may bring other versions of those packages; here they do not conflict. Nothing is loaded before the first request.
/// </summary>
internal sealed class IsolatedAssemblies : AssemblyLoadContext
{
    private static readonly Lazy<IsolatedAssemblies> Instance = new(() => new IsolatedAssemblies());
    private readonly string _folder =
        Path.Combine(Path.GetDirectoryName(typeof(IsolatedAssemblies).Assembly.Location)!, "isolated");

    private IsolatedAssemblies()
        : base("Neon.Isolated")
    {
    }

    /// <summary>Creates the handler that sends requests: retry, rate limit, time-outs, sockets.</summary>
    public static HttpMessageHandler CreateTransport(IReadOnlyDictionary<string, object> settings) =>
        (HttpMessageHandler)Call("Neon.Transport", "Neon.Transport.TransportFactory", "Create", settings);

    /// <summary>Starts an emulator that listens on loopback.</summary>
    public static (Uri BaseUri, string ApiKey, string OrganizationId, IDisposable Server) StartEmulator(
        IReadOnlyDictionary<string, object> settings) =>
        ((Uri, string, string, IDisposable))Call("Neon.Emulator", "Neon.Emulator.EmulatorFactory", "Start", settings);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    private static object Call(string assembly, string type, string method, object argument)
    {
        var entry = Instance.Value.LoadFromAssemblyName(new AssemblyName(assembly)).GetType(type, throwOnError: true)!;
        return entry.InvokeMember(
            method,
            BindingFlags.InvokeMethod | BindingFlags.Public | BindingFlags.Static | BindingFlags.DoNotWrapExceptions,
            null,
            null,
            [argument],
            System.Globalization.CultureInfo.InvariantCulture)!;
    }
}
