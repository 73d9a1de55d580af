using System.Globalization;

namespace Neon;

/// <summary>
/// Waits while Neon refuses a request with 423 because operations of the project are running: it polls the project's operations,
/// with one list call per poll, and sends the request again when none is left. The next poll is when the operations are expected to
/// end (<see cref="LockForecast"/>). The lock time-out of the connection starts at the first refusal and is separate from that of
/// the request.
/// </summary>
/// <remarks>
/// Several processes may change one project without knowledge of each other. They take turns: a request adds a short time to the
/// expected end, and one that has lost a turn polls more and more often as the end approaches, because it does not know when exactly
/// the operation of the other process started. Without a forecast, pauses grow while the same operation holds the lock, and are
/// reset as soon as another one has it.
/// </remarks>
internal sealed class ProjectLock(NeonClient client, ApiRequest request)
{
    // For how long a new request gives way to one that has lost a turn.
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Spread = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private readonly LockForecast _forecast = new(client.Clock);
    private DateTimeOffset? _since;
    private LockInterval _polls;
    private int _refusals;
    private bool _hasLostTurn;
    private string? _newest;

    private DateTimeOffset? Deadline => _since + client.Connection.LockTimeout;

    public async Task WaitAsync(ApiReply refusal, CancellationToken cancellation)
    {
        _hasLostTurn |= _since is not null;
        _since ??= client.Clock.GetUtcNow();
        client.Log(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Label}: the project is locked (423); waiting for its operations until {Deadline:HH:mm:ss} UTC at the latest."));
        _polls = default;
        EnsureTimeFor(TimeSpan.Zero, refusal);
        try
        {
            Show([]);
            var (unfinished, forecast) = await PeekAsync(cancellation).ConfigureAwait(false);
            if (unfinished.Length == 0)
            {
                // The lock is released slightly after its operation finishes, and some refusals are not about an operation. Both need
                // a growing pause.
                for (var extra = 0; extra <= _refusals; extra++)
                {
                    await PauseAsync(null, refusal, cancellation).ConfigureAwait(false);
                }
            }

            _refusals = Math.Min(_refusals + 1, 4);
            while (unfinished.Length > 0)
            {
                Show(unfinished);
                await PauseAsync(forecast, refusal, cancellation).ConfigureAwait(false);
                (unfinished, forecast) = await PeekAsync(cancellation).ConfigureAwait(false);
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

    private async Task PauseAsync(TimeSpan? forecast, ApiReply refusal, CancellationToken cancellation)
    {
        var pause = forecast is { } remaining
            ? TimeSpan.FromTicks(Math.Clamp((_hasLostTurn ? remaining / 2 : remaining + Courtesy + (Spread * Random.Shared.NextDouble())).Ticks, Shortest.Ticks, LockInterval.Max.Ticks))
            // Up to 20 percent less or more, so that requests that were refused together do not return together.
            : _polls.Next() * (0.8 + (0.4 * Random.Shared.NextDouble()));
        EnsureTimeFor(pause, refusal);
        await Task.Delay(pause, client.Clock, cancellation).ConfigureAwait(false);
    }

    private void EnsureTimeFor(TimeSpan pause, ApiReply refusal)
    {
        if (client.Connection.LockTimeout == TimeSpan.Zero || client.Clock.GetUtcNow() + pause > Deadline)
        {
            throw refusal.Failure(NeonFailure.Locked, null);
        }
    }

    /// <summary>The operations that hold the lock, and how long they are expected to.</summary>
    private async Task<(Operation[] Unfinished, TimeSpan? Forecast)> PeekAsync(CancellationToken cancellation)
    {
        if (request.ProjectId is not { } projectId)
        {
            return ([], null);
        }

        try
        {
            var newest = await new OperationApi(client).PeekNewestAsync(projectId, cancellation).ConfigureAwait(false);
            Follow(newest.Count > 0 ? newest[0].OperationId : null);
            // A failed operation does not hold the lock until it is retried, and may remain failed.
            Operation[] unfinished = [.. newest.Where(operation => operation is { IsFinal: false, Status: not "failed" })];
            return (unfinished, _forecast.Remaining(newest, unfinished));
        }
        catch (NeonApiException failure) when (failure.Failure is NeonFailure.ErrorResponse or NeonFailure.InvalidResponse)
        {
            // A key may be allowed to change a project but not to list its operations, and the list may be locked as well. Then
            // it only pauses.
            return ([], null);
        }
    }

    // Otherwise a request that has waited for long would poll rarely, and a new one would always be faster.
    private void Follow(string? newest)
    {
        if (_newest is not null && newest != _newest)
        {
            _polls = default;
            _refusals = 0;
            _hasLostTurn = true;
        }

        _newest = newest;
    }
}
