using System.Runtime.CompilerServices;

namespace Neon;

/// <summary>Follows operations until they end: one list call a project and poll, matched by id.</summary>
internal sealed class OperationWaiter(NeonClient client)
{
    private readonly OperationApi _api = new(client);
    private readonly Dictionary<string, NeonApiException> _unreadable = new(StringComparer.Ordinal);

    /// <summary>The projects whose operations cannot be read, and why. They are followed no further.</summary>
    public IReadOnlyDictionary<string, NeonApiException> Unreadable => _unreadable;

    /// <summary>
    /// Gives the newest state of all the operations, first as they are and then after each poll, and ends when each of
    /// them has ended, cannot be read any more, or the time is up.
    /// </summary>
    /// <param name="operations">What to follow; operations of several projects may be mixed.</param>
    /// <param name="timeout">How long to follow.</param>
    /// <param name="failFast">Take <c>failed</c> for an end, although Neon may retry.</param>
    /// <param name="cancellation">Stops at once.</param>
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
                // The operations of other projects are none the worse for it.
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
            // The list can lag behind a change just made, and it holds the newest only: ask for what it lacks.
            var fresh = newest[operation.OperationId].FirstOrDefault()
                ?? await _api.GetAsync(project.Key, operation.OperationId!, cancellation).OrNullIfMissingAsync().ConfigureAwait(false);
            // An answer without its id could not be followed any further.
            latest[operation.OperationId!] = fresh is { OperationId: not null } ? fresh : operation;
        }
    }
}
