using System.Management.Automation;

namespace Neon.Tests.Help.Samples.Faulty;

[Cmdlet(VerbsCommon.Get, "NeonBare")]
public sealed class BareCommand : PSCmdlet
{
    [Parameter]
    public string? Thing { get; set; }

    [Parameter(DontShow = true)]
    public string? Hidden { get; set; }
}
