extern alias Isolated;

using System.Net;
using System.Text;
using Xunit;
using Names = Isolated::Neon.TransportContract;

namespace Neon.Tests.Transport;

public sealed class BodyTests
{
    private const long Most = 64L * 1024 * 1024;

    [Fact]
    public async Task A_body_is_read_within_the_attempt()
    {
        using var host = new TransportHost();
        var body = new CountingStream(1000);
        host.Server = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) });

        using var response = await host.RunAsync();

        Assert.Equal(1000, body.Position);
        Assert.Equal(1000, (await response.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task A_stream_is_returned_unread()
    {
        using var host = new TransportHost();
        var body = new CountingStream(1000);
        host.Server = (_, _) =>
        {
            host.Request.Options.Set(Names.Stream, true);
            return Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) });
        };

        using var response = await host.RunAsync();

        Assert.Equal(0, body.Position);
    }

    [Fact]
    public async Task An_error_is_read_within_the_attempt_even_for_a_streaming_request()
    {
        using var host = new TransportHost();
        var body = new CountingStream(1000);
        host.Server = (_, _) =>
        {
            host.Request.Options.Set(Names.Stream, true);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StreamContent(body) });
        };

        using var response = await host.RunAsync();

        Assert.Equal(1000, body.Position);
        Assert.Equal(1000, (await response.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task A_body_of_64_MiB_is_read()
    {
        using var host = new TransportHost();
        host.Server = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new CountingStream(Most)) });

        using var response = await host.RunAsync();

        Assert.Equal(Most, response.Content.Headers.ContentLength);
    }

    // The announced body need not even start.
    [Theory]
    [InlineData("GET", true, 0L, false)]
    [InlineData("GET", false, Most + 1, false)]
    [InlineData("POST", true, 0L, true)]
    [InlineData("POST", false, Most + 1, true)]
    public async Task A_larger_body_aborts_the_request(string method, bool announced, long read, bool lost)
    {
        using var host = new TransportHost();
        var body = new CountingStream(100_000_000, announced);
        host.Server = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) });

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => host.RunAsync(method));

        Assert.Equal(HttpRequestError.ConfigurationLimitExceeded, failure.HttpRequestError);
        Assert.Equal("The response is larger than 64 MiB.", failure.Message);
        Assert.InRange(body.Position, read, read + (1 << 20));
        Assert.Equal((1, lost), (host.Attempts, host.ReplyLost));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task An_error_with_a_larger_body_keeps_its_status(string method)
    {
        using var host = new TransportHost();
        host.Server = (_, _) => Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.Conflict) { Content = new StreamContent(new CountingStream(100_000_000)) });

        using var response = await host.RunAsync(method);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.False(host.ReplyLost);
    }

    [Fact]
    public async Task Content_headers_are_preserved()
    {
        using var host = new TransportHost();
        host.Server = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StringContent("<a/>", Encoding.Latin1, "text/xml") });

        using var response = await host.RunAsync();

        Assert.Equal("text/xml; charset=iso-8859-1", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("<a/>", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", 2, false)]
    [InlineData("HEAD", 1, false)]
    [InlineData("POST", 1, true)]
    public async Task A_body_shorter_than_announced_counts_as_a_lost_response(string method, int attempts, bool lost)
    {
        using var host = new TransportHost();
        host.Server = (attempt, _) =>
        {
            var content = new StreamContent(new MemoryStream(new byte[10]));
            content.Headers.ContentLength = attempt == 1 ? 20 : 10;
            return Task.FromResult(new HttpResponseMessage { Content = content });
        };

        if (lost)
        {
            var failure = await Assert.ThrowsAsync<HttpRequestException>(() => host.RunAsync(method));
            Assert.Equal("The response ended after 10 of 20 bytes.", failure.Message);
        }
        else
        {
            using var response = await host.RunAsync(method);
        }

        Assert.Equal(attempts, host.Attempts);
        Assert.Equal(lost, host.ReplyLost);
    }

    [Fact]
    public async Task A_declined_change_is_not_a_lost_response_even_if_the_reason_is_truncated()
    {
        using var host = new TransportHost();
        host.Server = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Conflict) { Content = new BrokenContent() });

        using var response = await host.RunAsync("POST");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.False(host.ReplyLost);
    }

    [Fact]
    public async Task A_stalled_body_times_out_with_the_attempt()
    {
        using var host = new TransportHost();
        host.Server = (attempt, _) => attempt == 1
            ? Task.FromResult(new HttpResponseMessage { Content = new SilentContent() })
            : TransportHost.Respond(200);

        using var response = await host.RunAsync();

        Assert.Equal(2, host.Attempts);
        Assert.Equal(30, host.SentAt[1].TotalSeconds);
        Assert.Equal("No response was received within 30 s (the time-out of one attempt).", host.Reports[0].Failure);
    }

    [Fact]
    public async Task Content_that_can_be_read_only_once_is_resent_in_full()
    {
        using var host = new TransportHost();
        host.Server = (attempt, _) => TransportHost.Respond(attempt < 3 ? 503 : 200);
        using var source = new CountingStream(5);

        using var response = await host.RunAsync("POST", new StreamContent(source));

        Assert.Equal(["\0\0\0\0\0", "\0\0\0\0\0", "\0\0\0\0\0"], host.Bodies);
    }

    /// <summary>Zeros that can be read only once, from start to end.</summary>
    private sealed class CountingStream(long length, bool seekable = true) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => seekable;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => _position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _position);
            Array.Clear(buffer, offset, read);
            _position += read;
            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var chunk = new byte[Math.Min(buffer.Length, 1 << 20)];
            var read = Read(chunk, 0, chunk.Length);
            chunk.AsSpan(0, read).CopyTo(buffer.Span);
            return ValueTask.FromResult(read);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
