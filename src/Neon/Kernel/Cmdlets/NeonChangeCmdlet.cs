using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base class of cmdlets that start operations at Neon and can wait for them.</summary>
public abstract class NeonChangeCmdlet : NeonApiCmdlet
{
    /// <summary>
    /// Waits until Neon has finished the operations of the change, then returns the object in its new state. If an operation
    /// fails, the cmdlet returns an error.
    /// </summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>
    /// How many seconds to wait with <c>-Wait</c>. The work continues at Neon after the time-out. Default: 600
    /// seconds.
    /// </summary>
    /// <value>600</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumber(1, int.MaxValue)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>With -Wait, waits for a resource that has its own status instead of operations.</summary>
    /// <param name="started">The result of the change.</param>
    /// <param name="read">Reads it again.</param>
    /// <param name="judge">Returns its progress.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>The object to emit; null if the wait failed, which is reported as an error.</returns>
    internal async Task<T?> FollowAsync<T>(
        T started, Func<CancellationToken, Task<T>> read, Func<T, WaitState> judge, CancellationToken cancellation)
        where T : class => Wait
            ? await new StatusWait(this, Client, TimeSpan.FromSeconds(TimeoutSec)).RunAsync(started, read, judge, cancellation)
            : started;

    /// <summary>The running operations of a resource that was found instead of created, so that -Wait covers them too.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="isAbout">Whether an operation is about the resource.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <param name="isReady">Whether the resource looks ready; then the operations are read only with -Wait.</param>
    /// <returns>The operations.</returns>
    internal async Task<IReadOnlyList<Operation>> UnderWayAsync(
        string projectId, Func<Operation, bool> isAbout, CancellationToken cancellation, bool isReady = true) => Wait || !isReady
            ? [.. (await new OperationApi(Client).ListNewestAsync(projectId, cancellation)).Where(operation => !operation.IsFinal && isAbout(operation))]
            : [];

    /// <summary>Emits the result of a change; with -Wait, after its operations have finished.</summary>
    /// <param name="result">The result of the change.</param>
    /// <param name="emit">False for cmdlets that emit nothing by default.</param>
    /// <param name="cancellation">Stops the wait.</param>
    internal async Task CompleteAsync(IRefreshable result, bool emit, CancellationToken cancellation)
    {
        if (await EndOperationsAsync(result, emit, cancellation) is { } output && emit)
        {
            WriteObject(output);
        }
    }

    /// <summary>The result of a change; with -Wait, after its operations have finished.</summary>
    /// <param name="result">The result of the change.</param>
    /// <param name="refresh">Whether to read it again after the wait.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>The result; null if the wait failed, which is reported as an error.</returns>
    internal async Task<object?> EndOperationsAsync(IRefreshable result, bool refresh, CancellationToken cancellation)
    {
        if (!Wait || result.Operations.Count == 0)
        {
            return result;
        }

        var wait = new OperationWait(this, Client, TimeSpan.FromSeconds(TimeoutSec), failFast: false);
        wait.Add(result);
        object? output = null;
        await foreach (var (_, refreshed) in wait.RunAsync(refresh, cancellation))
        {
            output = refreshed;
        }

        return wait.AllSucceeded ? output : null;
    }
}
