using Neon.Emulator;

namespace Neon.Tests.Reliability;

/// <summary>
/// The way from the module to the emulator, watched: where each attempt went, what is under way or was handed out and not let
/// go, and when an answer stands still. Then somebody has to let the time pass, for nothing else happens.
/// </summary>
internal sealed class FaultWire(HttpMessageHandler emulator, Action stalled) : DelegatingHandler(emulator)
{
    private readonly Lock _lock = new();
    private readonly List<string> _hosts = [];
    private int _busy;

    /// <summary>The hosts that the attempts went to, one for each.</summary>
    public IReadOnlyList<string> Hosts
    {
        get
        {
            lock (_lock)
            {
                return [.. _hosts];
            }
        }
    }

    /// <summary>How many attempts are on their way or have an answer that was not let go; those that stand still do not count.</summary>
    public int Busy => Volatile.Read(ref _busy);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _hosts.Add(request.RequestUri!.Authority);
        }

        Interlocked.Increment(ref _busy);
        try
        {
            var response = await WaitAsync(new ValueTask<HttpResponseMessage>(base.SendAsync(request, cancellationToken))).ConfigureAwait(false);
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var content = new StreamContent(new WatchedBody(this, body));
            foreach (var (name, values) in response.Content.Headers)
            {
                content.Headers.TryAddWithoutValidation(name, values);
            }

            response.Content = content;
            return response;
        }
        catch
        {
            Interlocked.Decrement(ref _busy);
            throw;
        }
    }

    // In process an answer comes at once, or never.
    private async ValueTask<T> WaitAsync<T>(ValueTask<T> answer)
    {
        if (answer.IsCompleted)
        {
            return await answer.ConfigureAwait(false);
        }

        Interlocked.Decrement(ref _busy);
        ThreadPool.QueueUserWorkItem(_ => stalled());
        try
        {
            return await answer.ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Increment(ref _busy);
        }
    }

    private sealed class WatchedBody(FaultWire wire, Stream body) : ForwardStream
    {
        private int _isOpen = 1;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            wire.WaitAsync(body.ReadAsync(buffer, cancellationToken));

        protected override void Dispose(bool disposing)
        {
            Interlocked.Add(ref wire._busy, -Interlocked.Exchange(ref _isOpen, 0));
            body.Dispose();
            base.Dispose(disposing);
        }
    }
}
