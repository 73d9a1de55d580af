using Neon.Emulator;

namespace Neon.Tests.Help;

/// <summary>A compute that is started just before the example, at the second attempt, so that there is something in the log.</summary>
internal sealed class LogExamples : IExamplePreparation
{
    public void Prepare(ExampleHost host)
    {
        if (host.IsNamed("NeonLog"))
        {
            host.Type("Get-NeonEndpoint -Project app -Branch main -Type read_write | Suspend-NeonEndpoint -Wait");
            host.Engine.Emulator.Faults.AddToOperation(new OperationFault { Action = "start_compute", Failures = 1 });
        }
    }
}
