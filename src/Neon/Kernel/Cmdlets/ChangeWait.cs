namespace Neon.Commands;

/// <summary>Ends a change: with <c>-Wait</c>, after the operations that it started.</summary>
internal static class ChangeWait
{
    /// <summary>With -Wait, waits for a resource that has its own status instead of operations.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="started">The result of the change.</param>
    /// <param name="read">Reads it again.</param>
    /// <param name="judge">Returns its progress.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>The object to emit; null if the wait failed, which is reported as an error.</returns>
    public static async Task<T?> FollowAsync<TCmdlet, T>(
        this TCmdlet cmdlet, T started, Func<CancellationToken, Task<T>> read, Func<T, WaitState> judge, CancellationToken cancellation)
        where TCmdlet : NeonApiCmdlet, IWaitingCmdlet
        where T : class => cmdlet.Wait
            ? await new StatusWait(cmdlet, cmdlet.Client, TimeSpan.FromSeconds(cmdlet.TimeoutSec)).RunAsync(started, read, judge, cancellation)
            : started;

    /// <summary>The running operations of a resource that was found instead of created, so that -Wait covers them too.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="projectId">The project.</param>
    /// <param name="isAbout">Whether an operation is about the resource.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <param name="isReady">Whether the resource looks ready; then the operations are read only with -Wait.</param>
    /// <returns>The operations.</returns>
    public static async Task<IReadOnlyList<Operation>> UnderWayAsync<TCmdlet>(
        this TCmdlet cmdlet, string projectId, Func<Operation, bool> isAbout, CancellationToken cancellation, bool isReady = true)
        where TCmdlet : NeonApiCmdlet, IWaitingCmdlet => cmdlet.Wait || !isReady
            ? [.. (await new OperationApi(cmdlet.Client).ListNewestAsync(projectId, cancellation)).Where(operation => !operation.IsFinal && isAbout(operation))]
            : [];

    /// <summary>Emits the result of a change; with -Wait, after its operations have finished.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="result">The result of the change.</param>
    /// <param name="emit">False for cmdlets that emit nothing by default.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public static async Task CompleteAsync<TCmdlet>(this TCmdlet cmdlet, IRefreshable result, bool emit, CancellationToken cancellation)
        where TCmdlet : NeonApiCmdlet, IWaitingCmdlet
    {
        if (await cmdlet.EndOperationsAsync(result, emit, cancellation) is { } output && emit)
        {
            cmdlet.WriteObject(output);
        }
    }

    /// <summary>The result of a change; with -Wait, after its operations have finished.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="result">The result of the change.</param>
    /// <param name="refresh">Whether to read it again after the wait.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>The result; null if the wait failed, which is reported as an error.</returns>
    public static async Task<object?> EndOperationsAsync<TCmdlet>(this TCmdlet cmdlet, IRefreshable result, bool refresh, CancellationToken cancellation)
        where TCmdlet : NeonApiCmdlet, IWaitingCmdlet
    {
        if (!cmdlet.Wait || result.Operations.Count == 0)
        {
            if (cmdlet.Wait && cmdlet.Client.LacksOperations)
            {
                cmdlet.WriteWarning("The change was made, but Neon's response does not contain its operations, so -Wait did not wait for them. Check them with Get-NeonOperation.");
            }

            return result;
        }

        var wait = new OperationWait(cmdlet, cmdlet.Client, TimeSpan.FromSeconds(cmdlet.TimeoutSec), failFast: false);
        wait.Add(result);
        object? output = null;
        await foreach (var (_, refreshed) in wait.RunAsync(refresh, cancellation))
        {
            output = refreshed;
        }

        return wait.AllSucceeded ? output : null;
    }
}
