using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Neon.Tests.Support;

/// <summary>The module as the build staged it: the tests load what users get.</summary>
internal static class StagedModule
{
    public static string RepositoryRoot { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(RepositoryRoot, "out", "Neon");

    public static string Manifest { get; } = Path.Combine(Folder, "Neon.psd1");

    public static string Assembly { get; } = Path.Combine(Folder, "bin", "net8.0", "Neon.dll");

    [ModuleInitializer]
    internal static void ResolveFromStagedModule() =>
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name.Name == "Neon" ? context.LoadFromAssemblyPath(Assembly) : null;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Neon.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository is not above the test assembly.");
        }

        return folder.FullName;
    }
}
