using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The progress record of a wait: what runs on what, for how long. It is completed even when the wait is stopped.</summary>
internal sealed class OperationProgress(NeonCmdlet cmdlet, TimeProvider clock) : IDisposable
{
    private const int ActivityId = 0x4E656F6E;
    private readonly long _start = clock.GetTimestamp();
    private bool _shown;

    public void Show(IEnumerable<Operation> operations)
    {
        var all = operations.ToArray();
        var running = all.Where(operation => !operation.IsFinal).ToArray();
        if (running.Length == 0)
        {
            return;
        }

        _shown = true;
        var first = running[0];
        var more = running.Length > 1 ? $" and {running.Length - 1} more" : string.Empty;
        cmdlet.WriteProgress(new ProgressRecord(
            ActivityId,
            $"Waiting for {all.Length} operation{(all.Length == 1 ? string.Empty : "s")} of {first.ProjectId}",
            // What changes stands first: a narrow screen cuts off the end.
            $"{clock.GetElapsedTime(_start).TotalSeconds:0} s, {first.Action} {first.Status}{more} on {first.EndpointId ?? first.BranchId ?? first.ProjectId}")
        {
            PercentComplete = (all.Length - running.Length) * 100 / all.Length,
        });
    }

    public void Dispose()
    {
        if (_shown)
        {
            cmdlet.CompleteProgress(ActivityId, "Waiting");
        }
    }
}
