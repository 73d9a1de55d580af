namespace Neon.Emulator;

/// <summary>
/// How long the emulator waits for a client. As in web servers, a client cannot keep a connection by being silent or slow, in
/// either direction.
/// </summary>
/// <param name="clock">The clock of the time-outs.</param>
internal sealed class ClientTimeouts(TimeProvider clock)
{
    /// <summary>How long a new connection may be silent.</summary>
    public static readonly TimeSpan FirstByte = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may be idle between two requests.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    /// <summary>How long the request line and the headers may take, from their first byte on.</summary>
    public static readonly TimeSpan Head = TimeSpan.FromSeconds(10);

    /// <summary>How long the whole body may take.</summary>
    public static readonly TimeSpan Body = TimeSpan.FromSeconds(60);

    /// <summary>How long a request may stall, or the client may not read the response.</summary>
    public static readonly TimeSpan Stall = TimeSpan.FromSeconds(10);

    /// <summary>The minimum number of bytes per second of a request, after the first ones.</summary>
    private const int MinimumRate = 240;

    private long _begun;
    private long _arrived;

    /// <summary>Starts to measure the speed of a request.</summary>
    /// <param name="arrived">The number of bytes received so far.</param>
    public void Begin(int arrived)
    {
        _begun = clock.GetTimestamp();
        _arrived = arrived;
    }

    /// <summary>Waits for more of the request.</summary>
    /// <param name="read">Reads the next bytes and returns their number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The number of bytes; zero if the client disconnected.</returns>
    /// <exception cref="TimeoutException">Nothing arrived, or too little since the request started.</exception>
    public async Task<int> MoreAsync(Func<CancellationToken, Task<int>> read, CancellationToken cancellationToken)
    {
        TimeSpan left = Stall + TimeSpan.FromSeconds((double)_arrived / MinimumRate) - clock.GetElapsedTime(_begun);
        int count = await WithinAsync(left < Stall ? left : Stall, read, cancellationToken).ConfigureAwait(false);
        _arrived += count;
        return count;
    }

    /// <summary>Runs an action with the client, with a time-out.</summary>
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
