using System.Net;
using Neon.Tests.Support;

namespace Neon.Tests.Reliability;

/// <summary>
/// The points at which a pipeline can wait, counted as it passes them: before the response to a request, after it, at each read
/// of a body, and whenever a timer is set. At one chosen point, the pipeline is stopped, and what it waits for never arrives.
/// </summary>
internal sealed class StopPoints(NeonHost host)
{
    private int _passed;
    private int _requests;
    private int _responses;
    private int _at;
    private Action? _stop;

    /// <summary>The chosen point in words, once it has been reached.</summary>
    public string? Reached { get; private set; }

    /// <summary>Requests in progress and responses that were not disposed: with a network, these would be sockets.</summary>
    public int Open => Volatile.Read(ref _requests) + Volatile.Read(ref _responses);

    /// <summary>Requests that were sent after the stop. A timer does not wait for the stop, so there may be some then.</summary>
    public int SentAfterwards { get; private set; }

    /// <summary>Sets the next point to stop at, counted from one, and how.</summary>
    public void StopAt(int point, Action stop)
    {
        (_passed, _at, _stop, Reached, SentAfterwards) = (0, point, stop, null, 0);
    }

    /// <summary>A connection to the host's emulator that passes through the points.</summary>
    public NeonConnection Connect() => host.Connect(host.Emulator.ApiKey, settings => settings with
    {
        Clock = new PointedClock(host.Clock, this),
        PrimaryHandler = new PointedHandler(host.Emulator.CreateHandler(), this),
    });

    private bool Pass(string point)
    {
        if (Interlocked.Increment(ref _passed) != _at)
        {
            return false;
        }

        Reached = point;
        // From here on, no time passes: what ends now ends immediately.
        host.Clock.Automatic = false;
        _stop!();
        return true;
    }

    private async Task PassAsync(string point, CancellationToken cancellation)
    {
        if (Pass(point))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }
    }

    private sealed class PointedClock(TimeProvider clock, StopPoints points) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = clock.CreateTimer(callback, state, dueTime, period);
            points.Pass($"a timer of {dueTime.TotalSeconds:0.###} s");
            return timer;
        }
    }

    private sealed class PointedHandler(HttpMessageHandler inner, StopPoints points) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref points._requests);
            points.SentAfterwards += points.Reached is null ? 0 : 1;
            try
            {
                var label = $"{request.Method} {request.RequestUri!.AbsolutePath}";
                await points.PassAsync("before " + label, cancellationToken);
                var response = await base.SendAsync(request, cancellationToken);
                if (points.Pass("after " + label))
                {
                    // The response and the stop arrive at the same time.
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                return new CountedResponse(response, await response.Content.ReadAsByteArrayAsync(cancellationToken), points, label);
            }
            finally
            {
                Interlocked.Decrement(ref points._requests);
            }
        }
    }

    private sealed class CountedResponse : HttpResponseMessage
    {
        private readonly StopPoints _points;
        private int _disposed;

        public CountedResponse(HttpResponseMessage real, byte[] body, StopPoints points, string label)
            : base(real.StatusCode)
        {
            _points = points;
            Interlocked.Increment(ref points._responses);
            RequestMessage = real.RequestMessage;
            foreach (var (name, values) in real.Headers)
            {
                Headers.TryAddWithoutValidation(name, values);
            }

            Content = new PointedContent(body, stop => points.PassAsync("within the body of " + label, stop));
            foreach (var (name, values) in real.Content.Headers)
            {
                Content.Headers.TryAddWithoutValidation(name, values);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                Interlocked.Decrement(ref _points._responses);
            }

            base.Dispose(disposing);
        }
    }

    private sealed class PointedContent(byte[] body, Func<CancellationToken, Task> pass) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await pass(cancellationToken);
            await stream.WriteAsync(body, cancellationToken);
        }

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new PointedStream(body, pass));

        protected override Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) => CreateContentReadStreamAsync();

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }

    private sealed class PointedStream(byte[] body, Func<CancellationToken, Task> pass) : MemoryStream(body, writable: false)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await pass(cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
