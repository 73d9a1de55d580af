using System.Runtime.CompilerServices;

namespace Neon.Commands;

/// <summary>
/// Waits for the operations of several objects at once, shows progress, reports failures, and returns each object as soon as all
/// its operations have succeeded.
/// </summary>
internal sealed class OperationWait(NeonApiCmdlet cmdlet, NeonClient client, TimeSpan timeout, bool failFast)
{
    /// <summary>How to continue after a wait that has timed out: the target of the error is the object that the cmdlet would have emitted.</summary>
    internal const string Resume = "Do not repeat the change. To continue waiting, and to get the object: $Error[0].TargetObject | Wait-NeonOperation.";

    private readonly List<Waiting> _waiting = [];

    /// <summary>Whether all operations have succeeded within the time-out.</summary>
    public bool AllSucceeded { get; private set; } = true;

    // Whether a change cmdlet waits, not a command that only reads.
    private bool IsOfChange => cmdlet is IWaitingCmdlet;

    /// <summary>Adds an object.</summary>
    /// <param name="item">The object.</param>
    /// <param name="operations">The operations to wait for. Default: those of the change that returned the object.</param>
    public void Add(IHasOperations item, IReadOnlyList<Operation>? operations = null) => _waiting.Add(new(item, operations ?? item.Operations));

    /// <summary>Returns each object and its newest state. Failures and time-outs are reported as errors instead.</summary>
    public async IAsyncEnumerable<(IHasOperations Item, object Refreshed)> RunAsync(
        bool refresh, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var progress = new OperationProgress(
            cmdlet, client, operation => OperationWaiter.HasEnded(operation, failFast), client.Connection.Names.Find);
        var all = _waiting.SelectMany(waiting => waiting.Operations).ToArray();
        IReadOnlyDictionary<string, Operation>? latest = null;
        var waiter = new OperationWaiter(client);
        await foreach (var state in waiter.FollowAsync(all, timeout, failFast, cancellation))
        {
            latest = state;
            progress.Show(state.Values);
            foreach (var waiting in TakeEnded(state))
            {
                var (item, operations) = (waiting.Item, Newest(waiting, state));
                if (operations.FirstOrDefault(operation => !operation.IsSuccessful) is { } failed)
                {
                    Report(NeonFailure.OperationFailed, item, $"The operation {failed.OperationId} ({failed.Action}) ended with status {failed.Status}: {failed.Error ?? "Neon gives no reason"}.");
                    continue;
                }

                if (!refresh)
                {
                    yield return (item, item);
                }
                else if (await RefreshAsync(item, operations, cancellation) is { } fresh)
                {
                    yield return (item, fresh);
                }
            }

            GiveUp(waiter.Unreadable);
        }

        foreach (var waiting in _waiting)
        {
            var open = Newest(waiting, latest!).Where(operation => !operation.IsFinal);
            Report(
                NeonFailure.OperationTimeout,
                waiting.Item,
                $"Timed out after {timeout.TotalSeconds:0} s. {(IsOfChange ? $"The change was made, but these operations of {waiting.Item} have not finished" : "Not finished")}: {string.Join(", ", open.Select(operation => $"{operation.OperationId} {operation}"))}.",
                IsOfChange ? Resume : null);
        }
    }

    private static Operation[] Newest(Waiting waiting, IReadOnlyDictionary<string, Operation> state) =>
        [.. waiting.Operations.Select(operation => operation.OperationId is { } id && state.TryGetValue(id, out var newest) ? newest : operation)];

    private Waiting[] TakeEnded(IReadOnlyDictionary<string, Operation> state)
    {
        var ended = _waiting
            .Where(waiting => Newest(waiting, state).All(operation => OperationWaiter.HasEnded(operation, failFast)))
            .ToArray();
        _waiting.RemoveAll(waiting => Array.IndexOf(ended, waiting) >= 0);
        return ended;
    }

    /// <summary>Reports the objects whose operations cannot be read; the user can wait for them again.</summary>
    private void GiveUp(IReadOnlyDictionary<string, NeonApiException> unreadable)
    {
        foreach (var waiting in _waiting.ToArray())
        {
            var failure = waiting.Operations.Select(operation => unreadable.GetValueOrDefault(operation.ProjectId ?? string.Empty))
                .FirstOrDefault(found => found is not null);
            if (failure is not null)
            {
                _waiting.Remove(waiting);
                Report(IsOfChange ? NotFollowed($"the operations of {waiting.Item}", failure) : failure, waiting.Item);
            }
        }
    }

    /// <summary>
    /// Reports that a change was made but cannot be tracked. A failure that would mean "nothing was changed" becomes a wait
    /// time-out, so that the change is not repeated.
    /// </summary>
    internal static NeonApiException NotFollowed(string what, NeonApiException failure) => failure.With(
        $"The change was made, but {what} cannot be tracked: {failure.Message}",
        advice: "Do not repeat the change. Track it with Wait-NeonOperation or Get-NeonOperation.",
        failure: failure.IsPassing ? NeonFailure.OperationTimeout : null);

    /// <summary>
    /// The object, read again. If that fails after a change, its previous state is returned, because the operations succeeded;
    /// otherwise the failure is reported, and null is returned.
    /// </summary>
    private async Task<object?> RefreshAsync(IHasOperations item, Operation[] operations, CancellationToken cancellation)
    {
        try
        {
            return item is IRefreshable refreshable ? await refreshable.RefreshAsync(client, operations, cancellation) : item;
        }
        catch (NeonApiException failure) when (IsOfChange)
        {
            cmdlet.WriteWarning($"The operations of {item} finished, but its new state could not be read, so its previous state is returned: {failure.Message}");
            return item;
        }
        catch (NeonApiException failure)
        {
            Report(failure, item);
            return null;
        }
    }

    private void Report(NeonFailure failure, IHasOperations item, string message, string? advice = null) => Report(new NeonApiException(failure, message) { Advice = advice }, item);

    private void Report(NeonApiException failure, IHasOperations item)
    {
        AllSucceeded = false;
        cmdlet.WriteFailure(failure, item);
    }

    // Two states of one branch are equal, but each waits for its own operations: these are compared by reference.
    private sealed class Waiting(IHasOperations item, IReadOnlyList<Operation> operations)
    {
        public IHasOperations Item => item;

        public IReadOnlyList<Operation> Operations => operations;
    }
}
