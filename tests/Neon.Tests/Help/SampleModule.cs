using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Neon.Help.Writing;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The sample cmdlets as an imported module with generated help, in a runspace of the real engine.</summary>
public sealed class SampleModule : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neon-help-").FullName;
    private readonly TestHost _host = new();
    private readonly Runspace _runspace;

    public SampleModule()
    {
        // As in the staged module, the assembly is in a subfolder of the help's folder.
        var bin = Directory.CreateDirectory(Path.Combine(_folder, "bin", "net8.0")).FullName;
        var assembly = typeof(SampleModule).Assembly.Location;
        var name = Path.GetFileName(assembly);
        File.Copy(assembly, Path.Combine(bin, name));
        MamlWriter.Write(SampleHelp.Good, Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "en-US")).FullName, name + "-Help.xml"));
        var manifest = Path.Combine(_folder, "Samples.psd1");
        File.WriteAllText(manifest, $$"""
            @{
                RootModule = 'bin/net8.0/{{name}}'
                ModuleVersion = '1.0.0'
                GUID = '0f6e0f0e-4f4c-4c6f-9f0e-9d3f1d1a2b3c'
                CmdletsToExport = @('Get-NeonSample', 'New-NeonSample')
            }
            """);
        _runspace = RunspaceFactory.CreateRunspace(_host, InitialSessionState.CreateDefault2());
        _runspace.Open();
        Invoke($"Import-Module '{manifest}'");
    }

    public IReadOnlyList<PSObject> Invoke(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        var results = shell.AddScript(script).Invoke();
        Assert.Empty(shell.Streams.Error);
        return results;
    }

    /// <summary>What the console would show.</summary>
    internal string Print(string script)
    {
        _host.TakePrinted();
        Invoke(script + " | Out-Default");
        return string.Join('\n', _host.Printed.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }

    public void Dispose()
    {
        _runspace.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
