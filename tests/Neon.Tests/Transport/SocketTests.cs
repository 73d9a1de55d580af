extern alias Isolated;

using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Isolated::Neon.Transport;
using Xunit;
using Names = Isolated::Neon.TransportContract;

namespace Neon.Tests.Transport;

/// <summary>What real sockets report if a connection breaks, and how the transport handles it.</summary>
public sealed class SocketTests
{
    private const string Good = "HTTP/1.1 200 OK\nContent-Length: 2\nConnection: close\n\n{}";

    private readonly List<int> _attempts = [];

    public static TheoryData<string, byte[]> BrokenResponses() => new()
    {
        { "half a status line", LoopbackServer.Text("HTTP/1.1 2") },
        { "half the headers", LoopbackServer.Text("HTTP/1.1 200 OK\nContent-Le") },
        { "half a body", LoopbackServer.Text("HTTP/1.1 200 OK\nContent-Length: 20\n\n{\"a\":") },
        { "half the chunks", LoopbackServer.Text("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\n{\"a\":\n") },
        { "no HTTP", LoopbackServer.Text("SSH-2.0-OpenSSH\n\n") },
        { "half a gzip stream", HalfZipped() },
    };

    [Theory]
    [MemberData(nameof(BrokenResponses))]
    public async Task A_broken_response_counts_as_a_lost_response(string name, byte[] broken)
    {
        Assert.NotEmpty(name);
        using (var server = new LoopbackServer(broken, LoopbackServer.Text(Good)))
        using (var request = Request(HttpMethod.Get, server.Uri))
        {
            using var response = await SendAsync(request);
            Assert.Equal("{}", await response.Content.ReadAsStringAsync());
            Assert.Equal([1, 2], _attempts);
            await server.ServedAsync();
        }

        using (var server = new LoopbackServer(broken))
        using (var request = Request(HttpMethod.Post, server.Uri))
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(request));
            Assert.True(request.Options.TryGetValue(Names.ReplyLost, out var lost) && lost);
            Assert.Single(server.Requests);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Files_are_requested_uncompressed_and_everything_else_may_be_compressed(bool isFile)
    {
        using var server = new LoopbackServer(LoopbackServer.Text(Good));
        using var request = Request(HttpMethod.Get, server.Uri);
        request.Options.Set(Names.Stream, isFile);

        using var response = await SendAsync(request);

        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
        Assert.Equal(!isFile, server.Requests[0].Contains("Accept-Encoding: gzip", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_small_body_that_expands_to_a_huge_one_is_not_fully_decompressed()
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var mebibyte = 0; mebibyte < 65; mebibyte++)
            {
                gzip.Write(new byte[1024 * 1024]);
            }
        }

        var head = $"HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: {zipped.Length}\n\n";
        using var server = new LoopbackServer([.. LoopbackServer.Text(head), .. zipped.ToArray()]);
        using var request = Request(HttpMethod.Get, server.Uri);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(request));

        Assert.Equal(HttpRequestError.ConfigurationLimitExceeded, failure.HttpRequestError);
        Assert.InRange(zipped.Length, 1, 1024 * 1024);
        Assert.Equal([1], _attempts);
    }

    [Theory]
    [InlineData("POST", true)]
    [InlineData("POST", false)]
    [InlineData("PATCH", false)]
    [InlineData("DELETE", false)]
    public async Task A_change_is_not_retried_if_the_server_closes_without_a_response(string method, bool body)
    {
        using var server = new LoopbackServer([], LoopbackServer.Text(Good));
        using var request = Request(new HttpMethod(method), server.Uri);
        request.Content = body ? new StringContent("{}", Encoding.UTF8, "application/json") : null;

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(request));

        Assert.Equal(HttpRequestError.ResponseEnded, failure.HttpRequestError);
        Assert.True(request.Options.TryGetValue(Names.ReplyLost, out var lost) && lost);
        Assert.Single(server.Requests);
        Assert.Equal([1], _attempts);
    }

    [Fact]
    public async Task A_request_to_a_closed_port_counts_as_not_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var request = Request(HttpMethod.Post, new Uri($"http://{listener.LocalEndpoint}/"));
        listener.Stop();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(request));

        Assert.Equal(HttpRequestError.ConnectionError, failure.HttpRequestError);
        Assert.Equal([1, 2, 3, 4], _attempts);
        Assert.False(request.Options.TryGetValue(Names.ReplyLost, out var lost) && lost);
    }

    [Fact]
    public async Task A_request_to_a_port_without_TLS_counts_as_not_sent()
    {
        using var listener = new TlsRefuser();
        using var request = Request(HttpMethod.Delete, listener.Uri);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(request));

        Assert.Equal(HttpRequestError.SecureConnectionError, failure.HttpRequestError);
        Assert.StartsWith("The TLS connection could not be established: ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("inner exception", failure.Message, StringComparison.Ordinal);
        Assert.True(request.Options.TryGetValue(Names.NothingSent, out var nothingSent) && nothingSent);
        Assert.Equal([1, 2, 3, 4], _attempts);
    }

    [Fact]
    public async Task Redirects_are_returned_and_cookies_are_not_stored()
    {
        using var server = new LoopbackServer(
            LoopbackServer.Text("HTTP/1.1 307 Temporary Redirect\nLocation: /other\nSet-Cookie: a=b\nContent-Length: 0\nConnection: close\n\n"),
            LoopbackServer.Text(Good));
        using var first = Request(HttpMethod.Get, server.Uri);
        using var second = Request(HttpMethod.Get, server.Uri);

        using var redirect = await SendAsync(first);
        using var response = await SendAsync(second);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, redirect.StatusCode);
        await server.ServedAsync();
        Assert.DoesNotContain("Cookie", server.Requests[1], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("traceparent", server.Requests[1], StringComparison.OrdinalIgnoreCase);
    }

    private static byte[] HalfZipped()
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.NoCompression))
        {
            gzip.Write(new byte[1000]);
        }

        var whole = zipped.ToArray();
        var head = $"HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: {whole.Length}\n\n";
        return [.. LoopbackServer.Text(head), .. whole[..500]];
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        // A random number of zero means no delay between attempts.
        using var invoker = new HttpMessageInvoker(TransportFactory.Create(new Dictionary<string, object>(), () => 0));
        return await invoker.SendAsync(request, CancellationToken.None);
    }

    private HttpRequestMessage Request(HttpMethod method, Uri uri)
    {
        var request = new HttpRequestMessage(method, uri);
        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        request.Options.Set(Names.Report, report => _attempts.Add(report.Attempt));
        return request;
    }

    /// <summary>Closes each connection as soon as the handshake starts.</summary>
    private sealed class TlsRefuser : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public TlsRefuser()
        {
            _listener.Start();
            _ = RefuseAsync();
        }

        public Uri Uri => new($"https://{_listener.LocalEndpoint}/");

        public void Dispose() => _listener.Dispose();

        private async Task RefuseAsync()
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
            }
        }
    }
}
