using System.Runtime.CompilerServices;

namespace Neon;

/// <summary>Tracks operations until they finish: one list call per project and poll, matched by id.</summary>
internal sealed class OperationWaiter(NeonClient client)
{
    private readonly OperationApi _api = new(client);
    private readonly Dictionary<string, NeonApiException> _unreadable = new(StringComparer.Ordinal);

    /// <summary>The projects whose operations cannot be read, and why. They are no longer tracked.</summary>
    public IReadOnlyDictionary<string, NeonApiException> Unreadable => _unreadable;

    /// <summary>
    /// Returns the newest state of all operations, first their initial state and then after each poll, and ends when each has
    /// finished or can no longer be read, or when the time-out elapses.
    /// </summary>
    /// <param name="operations">The operations, which may belong to several projects.</param>
    /// <param name="timeout">The time-out.</param>
    /// <param name="failFast">Treat <c>failed</c> as final, although Neon may retry.</param>
    /// <param name="cancellation">Stops immediately.</param>
    public async IAsyncEnumerable<IReadOnlyDictionary<string, Operation>> FollowAsync(
        IEnumerable<Operation> operations,
        TimeSpan timeout,
        bool failFast,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var latest = operations.Where(operation => operation.OperationId is not null)
            .DistinctBy(operation => operation.OperationId)
            .ToDictionary(operation => operation.OperationId!, StringComparer.Ordinal);
        var deadline = client.Clock.GetUtcNow() + timeout;
        var polls = new PollInterval();
        yield return latest;
        while (latest.Values.Any(operation => IsPending(operation, failFast)))
        {
            var left = deadline - client.Clock.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                yield break;
            }

            var pause = polls.Next();
            await Task.Delay(pause < left ? pause : left, client.Clock, cancellation).ConfigureAwait(false);
            await PollAsync(latest, failFast, cancellation).ConfigureAwait(false);
            yield return latest;
        }
    }

    public static bool HasEnded(Operation operation, bool failFast) =>
        operation.IsFinal || (failFast && operation.Status == "failed");

    private bool IsPending(Operation operation, bool failFast) =>
        !HasEnded(operation, failFast) && !_unreadable.ContainsKey(operation.ProjectId ?? string.Empty);

    private async Task PollAsync(Dictionary<string, Operation> latest, bool failFast, CancellationToken cancellation)
    {
        var pending = latest.Values.Where(operation => IsPending(operation, failFast)).ToLookup(operation => operation.ProjectId ?? string.Empty);
        foreach (var project in pending)
        {
            try
            {
                await PollProjectAsync(project, latest, cancellation).ConfigureAwait(false);
            }
            catch (NeonApiException failure)
            {
                // The operations of other projects are not affected.
                _unreadable[project.Key] = failure;
            }
        }
    }

    private async Task PollProjectAsync(
        IGrouping<string, Operation> project, Dictionary<string, Operation> latest, CancellationToken cancellation)
    {
        var newest = (await _api.ListNewestAsync(project.Key, cancellation).ConfigureAwait(false))
            .ToLookup(operation => operation.OperationId);
        foreach (var operation in project)
        {
            // The list can lag behind a recent change and contains the newest operations only: request the missing ones.
            var fresh = newest[operation.OperationId].FirstOrDefault()
                ?? await _api.GetAsync(project.Key, operation.OperationId!, cancellation).OrNullIfMissingAsync().ConfigureAwait(false);
            // An operation without an id cannot be tracked.
            latest[operation.OperationId!] = fresh is { OperationId: not null } ? fresh : operation;
        }
    }
}
