using System.Management.Automation;
using Neon.Commands;

namespace Neon.Tests.Kernel;

/// <summary>Does what a test says, as a cmdlet of the module would.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Play")]
internal sealed class PlayCommand : NeonCmdlet
{
    /// <summary>What to do, on the pipeline thread.</summary>
    [Parameter(Mandatory = true)]
    public Func<NeonCmdlet, CancellationToken, Task> Play { get; set; } = null!;

    protected override Task EndAsync(CancellationToken cancellation) => Play(this, cancellation);
}
