using System.Diagnostics;
using System.Reflection;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class ImportTests
{
    private static readonly string[] Provided = ["System.Management.Automation", "netstandard", "mscorlib"];

    [Fact]
    public void The_module_refers_to_the_framework_and_to_the_engine_only()
    {
        var references = typeof(NeonConnection).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToArray();

        Assert.Contains("System.Management.Automation", references);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        Assert.All(references.Except(Provided), name => Assert.True(File.Exists(Path.Combine(framework, name + ".dll")), name));
    }

    [Fact]
    public void The_module_itself_is_staged_without_other_assemblies_beside_it() =>
        Assert.Equal(["Neon.dll"], Directory.GetFiles(Path.GetDirectoryName(StagedModule.Assembly)!, "*.dll").Select(Path.GetFileName));

    [Fact]
    public async Task Importing_loads_nothing_isolated_and_opens_no_socket()
    {
        // A process of its own: in this one, other tests have loaded everything long ago.
        const string List = "foreach ($context in [System.Runtime.Loader.AssemblyLoadContext]::All) { foreach ($assembly in $context.Assemblies) { $assembly.GetName().Name } }";
        var without = await RunShellAsync("[void](Get-Command -Module Neon); " + List, "-n");
        var with = await RunShellAsync("[void](Get-Command -Module Neon); [void](Get-NeonContext); " + List);

        var added = with.Except(without).ToArray();
        Assert.Contains("Neon", added);
        Assert.DoesNotContain(added, name => name is "Neon.Transport" or "Neon.Emulator" || name.StartsWith("Polly", StringComparison.Ordinal)
            || name.StartsWith("System.Net.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_request_loads_them_into_a_context_of_their_own()
    {
        var output = await RunShellAsync(
            "[void](Start-NeonEmulator); [void](Get-NeonIdentity); Stop-NeonEmulator; "
            + "foreach ($context in [System.Runtime.Loader.AssemblyLoadContext]::All) { foreach ($assembly in $context.Assemblies) { \"$($context.Name): $($assembly.GetName().Name)\" } }");

        Assert.Contains("Neon.Isolated: Neon.Transport", output);
        Assert.Contains("Neon.Isolated: Polly.Core", output);
        Assert.DoesNotContain(output, line => line.StartsWith("Default: Polly", StringComparison.Ordinal)
            || line.StartsWith("Default: Microsoft.Extensions.", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> RunShellAsync(string command, params string[] options)
    {
        var configuration = typeof(ImportTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var shell = Path.Combine(StagedModule.RepositoryRoot, "src", "Neon.Shell", "bin", configuration, "net10.0", "Neon.Shell.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[shell, .. options, "-c", command])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
