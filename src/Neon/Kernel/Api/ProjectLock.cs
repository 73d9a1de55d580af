using System.Globalization;

namespace Neon;

/// <summary>
/// Waits while Neon refuses a request with 423 because operations of the project are running: it polls the project's operations,
/// with one list call per poll, and sends the request again when none is left. The lock time-out of the connection starts at the
/// first refusal and is separate from that of the request.
/// </summary>
/// <remarks>
/// Several processes may change one project without knowledge of each other. They share it fairly because all poll equally often:
/// pauses grow while the same operation holds the lock, and are reset as soon as another one has it.
/// </remarks>
internal sealed class ProjectLock(NeonClient client, ApiRequest request)
{
    private DateTimeOffset? _since;
    private LockInterval _polls;
    private int _refusals;
    private string? _newest;

    private DateTimeOffset? Deadline => _since + client.Connection.LockTimeout;

    public async Task WaitAsync(ApiReply refusal, CancellationToken cancellation)
    {
        _since ??= client.Clock.GetUtcNow();
        client.Log(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Label}: the project is locked (423); waiting for its operations until {Deadline:HH:mm:ss} UTC at the latest."));
        _polls = default;
        try
        {
            Show([]);
            // The lock is released slightly after its operation finishes, and some refusals are not about an operation. Both need
            // a growing pause.
            for (var extra = 0; extra <= _refusals; extra++)
            {
                await PauseAsync(refusal, cancellation).ConfigureAwait(false);
            }

            _refusals = Math.Min(_refusals + 1, 4);
            while (request.ProjectId is { } project && await UnfinishedAsync(project, cancellation).ConfigureAwait(false) is { Length: > 0 } unfinished)
            {
                Show(unfinished);
                await PauseAsync(refusal, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            client.Waiting(null);
        }
    }

    private void Show(Operation[] unfinished)
    {
        var by = unfinished.Length switch
        {
            0 => string.Empty,
            1 => " by an operation",
            var count => $" by {count} operations",
        };
        client.Waiting(new RequestDelay("locked" + by, _since!.Value) { ProjectId = request.ProjectId, Operations = unfinished });
    }

    private async Task PauseAsync(ApiReply refusal, CancellationToken cancellation)
    {
        // Up to 20 percent less or more, so that requests that were refused together do not return together.
        var pause = _polls.Next() * (0.8 + (0.4 * Random.Shared.NextDouble()));
        if (client.Clock.GetUtcNow() + pause > Deadline)
        {
            throw refusal.Failure(NeonFailure.Locked, null);
        }

        await Task.Delay(pause, client.Clock, cancellation).ConfigureAwait(false);
    }

    private async Task<Operation[]> UnfinishedAsync(string projectId, CancellationToken cancellation)
    {
        try
        {
            var newest = await new OperationApi(client).PeekNewestAsync(projectId, cancellation).ConfigureAwait(false);
            Follow(newest.Count > 0 ? newest[0].OperationId : null);
            // A failed operation does not hold the lock until it is retried, and may remain failed.
            return [.. newest.Where(operation => operation is { IsFinal: false, Status: not "failed" })];
        }
        catch (NeonApiException failure) when (failure.Failure is NeonFailure.ErrorResponse or NeonFailure.InvalidResponse)
        {
            // A key may be allowed to change a project but not to list its operations, and the list may be locked as well. Then
            // it only pauses.
            return [];
        }
    }

    // Otherwise a request that has waited for long would poll rarely, and a new one would always be faster.
    private void Follow(string? newest)
    {
        if (_newest is not null && newest != _newest)
        {
            _polls = default;
            _refusals = 0;
        }

        _newest = newest;
    }
}
