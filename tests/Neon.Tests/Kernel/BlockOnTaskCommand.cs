using System.Management.Automation;

namespace Neon.Tests.Kernel;

/// <summary>A command of another module that waits for a task on the pipeline thread, as many do.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Blocking")]
public sealed class BlockOnTaskCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    protected override void ProcessRecord() => WriteObject(SlowlyAsync().GetAwaiter().GetResult());

    private static async Task<string> SlowlyAsync()
    {
        await Task.Yield();
        return "through";
    }
}
