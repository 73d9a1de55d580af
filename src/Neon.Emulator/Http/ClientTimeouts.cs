namespace Neon.Emulator;

/// <summary>
/// How long the emulator waits for a client, as web servers do. Nobody keeps a connection by being silent or slow, in either
/// direction.
/// </summary>
/// <param name="clock">The clock of the time-outs.</param>
internal sealed class ClientTimeouts(TimeProvider clock)
{
    /// <summary>How long a new connection may be silent.</summary>
    public static readonly TimeSpan FirstByte = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may rest between two requests.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    /// <summary>How long the request line and the headers may take, from their first byte on.</summary>
    public static readonly TimeSpan Head = TimeSpan.FromSeconds(10);

    /// <summary>How long the body may take as a whole.</summary>
    public static readonly TimeSpan Body = TimeSpan.FromSeconds(60);

    /// <summary>How long nothing of a request may arrive, or nothing of an answer be taken.</summary>
    public static readonly TimeSpan Stall = TimeSpan.FromSeconds(10);

    /// <summary>How many bytes of a request have to arrive each second after the first ones.</summary>
    private const int MinimumRate = 240;

    private long _begun;
    private long _arrived;

    /// <summary>Begins to measure how fast a request arrives.</summary>
    /// <param name="arrived">How much of it is there.</param>
    public void Begin(int arrived)
    {
        _begun = clock.GetTimestamp();
        _arrived = arrived;
    }

    /// <summary>Waits for more of the request.</summary>
    /// <param name="read">Reads what comes next, and says how much it was.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How much came; zero when the client hung up.</returns>
    /// <exception cref="TimeoutException">Nothing came, or too little since the request began.</exception>
    public async Task<int> MoreAsync(Func<CancellationToken, Task<int>> read, CancellationToken cancellationToken)
    {
        TimeSpan left = Stall + TimeSpan.FromSeconds((double)_arrived / MinimumRate) - clock.GetElapsedTime(_begun);
        int count = await WithinAsync(left < Stall ? left : Stall, read, cancellationToken).ConfigureAwait(false);
        _arrived += count;
        return count;
    }

    /// <summary>Does something with the client as long as it does not take too long.</summary>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task<T> WithinAsync<T>(TimeSpan time, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = new(time > TimeSpan.Zero ? time : TimeSpan.Zero, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await work(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The client is too slow.");
        }
    }
}
