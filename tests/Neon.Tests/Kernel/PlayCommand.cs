using System.Management.Automation;
using Neon.Commands;

namespace Neon.Tests.Kernel;

/// <summary>Does what a test specifies, as a cmdlet of the module would.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Play")]
internal sealed class PlayCommand : NeonCmdlet
{
    /// <summary>The action, on the pipeline thread.</summary>
    [Parameter(Mandatory = true)]
    public Func<NeonCmdlet, CancellationToken, Task> Play { get; set; } = null!;

    protected override Task EndAsync(CancellationToken cancellation) => Play(this, cancellation);
}
