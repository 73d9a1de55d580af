using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that begin operations at Neon and can wait for them.</summary>
public abstract class NeonChangeCmdlet : NeonApiCmdlet
{
    /// <summary>
    /// Wait until Neon has finished what the change began, then emit the object as it is afterwards. Where that fails, it is
    /// an error.
    /// </summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds to wait with <c>-Wait</c> before giving up. The work goes on at Neon.</summary>
    /// <value>600</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumber(1, int.MaxValue)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>
    /// With -Wait, waits for what has a status of its own instead of operations.
    /// </summary>
    /// <param name="started">What the change gave.</param>
    /// <param name="read">Reads it anew.</param>
    /// <param name="judge">Tells how it gets on.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>What there is to emit; null when the wait failed, which is reported.</returns>
    internal async Task<T?> FollowAsync<T>(
        T started, Func<CancellationToken, Task<T>> read, Func<T, WaitState> judge, CancellationToken cancellation)
        where T : class => Wait
            ? await new StatusWait(this, Client, TimeSpan.FromSeconds(TimeoutSec)).RunAsync(started, read, judge, cancellation)
            : started;

    /// <summary>The operations under way of something that was found instead of created, so that it is waited for as well.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="isAbout">Whether an operation is about what was found.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <param name="isReady">Whether what was found looks ready; only -Wait asks then.</param>
    /// <returns>The operations.</returns>
    internal async Task<IReadOnlyList<Operation>> UnderWayAsync(
        string projectId, Func<Operation, bool> isAbout, CancellationToken cancellation, bool isReady = true) => Wait || !isReady
            ? [.. (await new OperationApi(Client).ListNewestAsync(projectId, cancellation)).Where(operation => !operation.IsFinal && isAbout(operation))]
            : [];

    /// <summary>Emits the result of a change, after its operations when the user wants to wait.</summary>
    /// <param name="result">What the change gave.</param>
    /// <param name="emit">False for cmdlets that emit nothing unless asked to.</param>
    /// <param name="cancellation">Stops the wait.</param>
    internal async Task CompleteAsync(IRefreshable result, bool emit, CancellationToken cancellation)
    {
        if (await EndOperationsAsync(result, emit, cancellation) is { } output && emit)
        {
            WriteObject(output);
        }
    }

    /// <summary>The result of a change, after its operations when the user wants to wait.</summary>
    /// <param name="result">What the change gave.</param>
    /// <param name="refresh">Whether to read it anew after the wait.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>The result; null when the wait failed, which is reported.</returns>
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
