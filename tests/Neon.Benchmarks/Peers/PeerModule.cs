using Neon.Benchmarks.Running;

namespace Neon.Benchmarks.Peers;

/// <summary>The smallest binary module: one cmdlet and a manifest. pwsh compiles it.</summary>
internal sealed class PeerModule : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neon-benchmark-");

    private PeerModule()
    {
    }

    /// <summary>A statement that imports the module.</summary>
    public string Import => $"Import-Module {Bench.Quote(Path.Combine(_folder.FullName, "Peer.psd1"))}";

    public static async Task<PeerModule> CreateAsync(PowerShellHost powerShell)
    {
        var module = new PeerModule();
        await powerShell.RunAsync($$"""
            Set-Location {{Bench.Quote(module._folder.FullName)}}
            Add-Type -OutputAssembly Peer.dll -TypeDefinition @'
            using System.Management.Automation;

            [Cmdlet(VerbsCommon.Set, "Peer", SupportsShouldProcess = true)]
            public sealed class SetPeerCommand : PSCmdlet
            {
                [Parameter(Mandatory = true, ValueFromPipeline = true)]
                public PSObject InputObject { get; set; }

                protected override void ProcessRecord()
                {
                    if (ShouldProcess(InputObject.ToString(), "Set peer"))
                    {
                        WriteObject(InputObject);
                    }
                }
            }
            '@
            New-ModuleManifest Peer.psd1 -RootModule Peer.dll -CmdletsToExport Set-Peer -FunctionsToExport @() -AliasesToExport @() -VariablesToExport @()
            '{}'
            """);
        return module;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
