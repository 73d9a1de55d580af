namespace Neon;

/// <summary>
/// How long the operations of a project will hold its lock: as long as the latest operations of the same kind did. A forecast can be
/// wrong, so it only chooses the time of the next poll.
/// </summary>
internal sealed class LockForecast(TimeProvider clock)
{
    private const int Latest = 5;

    // The times of operations have whole seconds.
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    /// <summary>The time until the last of the unfinished operations ends; null if it is unknown or over.</summary>
    /// <param name="newest">The newest operations of the project, finished ones as well.</param>
    /// <param name="unfinished">Those that hold the lock.</param>
    public TimeSpan? Remaining(IReadOnlyList<Operation> newest, IReadOnlyList<Operation> unfinished)
    {
        var (now, remaining) = (clock.GetUtcNow(), TimeSpan.Zero);
        foreach (var operation in unfinished)
        {
            if (operation.OperationId is not { } id || Duration(newest, operation.Action) is not { } duration)
            {
                return null;
            }

            // Operations of one project run one after another.
            var left = operation.Status == "scheduling" ? duration : duration - Elapsed(id, operation.CreatedAt, now);
            remaining += left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }

        return remaining > TimeSpan.Zero ? remaining : null;
    }

    private TimeSpan Elapsed(string id, DateTimeOffset? createdAt, DateTimeOffset now)
    {
        _seen.TryAdd(id, now);
        var (since, age) = (now - _seen[id], now - createdAt - Precision);
        return age > since ? age.Value : since;
    }

    /// <summary>The median duration of the latest operations of a kind; null if there are none.</summary>
    private static TimeSpan? Duration(IReadOnlyList<Operation> newest, string? action)
    {
        int[] durations =
        [
            .. newest.Where(operation => operation.IsSuccessful && operation.Action == action && operation.TotalDurationMs > 0)
                .Take(Latest)
                .Select(operation => operation.TotalDurationMs!.Value)
                .Order(),
        ];
        return durations.Length == 0 ? null : TimeSpan.FromMilliseconds(durations[durations.Length / 2]);
    }
}
