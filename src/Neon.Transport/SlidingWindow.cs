namespace Neon.Transport;

/// <summary>Allows a number of requests in any span of the specified length. Not thread-safe: its owner locks.</summary>
internal sealed class SlidingWindow(int permits, TimeSpan span)
{
    private readonly Queue<TimeSpan> _taken = new();

    /// <summary>How long until one request may be sent; zero if it may be sent now.</summary>
    public TimeSpan Wait(TimeSpan now)
    {
        Forget(now);
        return _taken.Count < permits ? TimeSpan.Zero : _taken.Peek() + span - now;
    }

    /// <summary>How many requests could be sent at once.</summary>
    public int Available(TimeSpan now)
    {
        Forget(now);
        return permits - _taken.Count;
    }

    /// <summary>Counts one request.</summary>
    public void Take(TimeSpan now) => _taken.Enqueue(now);

    private void Forget(TimeSpan now)
    {
        while (_taken.TryPeek(out var oldest) && oldest + span <= now)
        {
            _taken.Dequeue();
        }
    }
}
