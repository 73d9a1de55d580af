using Neon.Emulator;

namespace Neon.Tests.Reliability;

/// <summary>
/// Observes the requests between the module and the emulator: the host of each attempt, what is in progress or was not disposed,
/// and when a response stalls. Then the test has to advance the time, because nothing else happens.
/// </summary>
internal sealed class FaultWire(HttpMessageHandler emulator, Action stalled) : DelegatingHandler(emulator)
{
    private readonly Lock _lock = new();
    private readonly List<string> _hosts = [];
    private int _busy;

    /// <summary>The host of each attempt.</summary>
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

    /// <summary>The number of attempts in progress or with a response that was not disposed; stalled ones are not counted.</summary>
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

    // In process, a response arrives immediately or never.
    private async ValueTask<T> WaitAsync<T>(ValueTask<T> task)
    {
        if (task.IsCompleted)
        {
            return await task.ConfigureAwait(false);
        }

        Interlocked.Decrement(ref _busy);
        ThreadPool.QueueUserWorkItem(_ => stalled());
        try
        {
            return await task.ConfigureAwait(false);
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
