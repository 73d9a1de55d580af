using System.Net;
using System.Net.Sockets;
using System.Text;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

/// <summary>Bytes that servers parse in different ways are refused, and so is every host except this computer.</summary>
public sealed class StrictHttpTests
{
    private const string Get = "GET /api/v2/auth HTTP/1.1\r\n";
    private const string Post = "POST /api/v2/projects HTTP/1.1\r\nHost: localhost\r\n";
    private const string Smuggled = "GET /api/v2/projects HTTP/1.1\r\nHost: localhost\r\n\r\n";

    public static TheoryData<string, string> Malformed => new()
    {
        { "a space before the colon", Post + "Content-Length : 2\r\n\r\n{}" + Smuggled },
        { "two lengths that differ", Post + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}" + Smuggled },
        { "two lengths that are the same", Post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}" },
        { "a list of lengths", Post + "Content-Length: 2, 2\r\n\r\n{}" },
        { "a length with a sign", Post + "Content-Length: +2\r\n\r\n{}" },
        { "a length in hexadecimal", Post + "Content-Length: 0x2\r\n\r\n{}" },
        { "a length that is too large", Post + "Content-Length: 99999999999999999999\r\n\r\n" },
        { "an empty length", Post + "Content-Length:\r\n\r\n" },
        { "a length beside chunks", Post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Smuggled },
        { "chunks beside a length", Post + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n" + Smuggled },
        { "chunks twice", Post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" },
        { "chunks in a list", Post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" },
        { "an encoding that is not known", Post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" },
        { "chunks in HTTP/1.0", "POST /api/v2/projects HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" },
        { "a bare CR in a header", Get + "X-A: b\rContent-Length: 5\r\n\r\n" },
        { "a bare CR in the request line", "GET /api/v2/auth\rX HTTP/1.1\r\n\r\n" },
        { "a bare LF after the request line", "GET /api/v2/auth HTTP/1.1\nHost: localhost\r\n\r\n" },
        { "a bare LF after a header", Get + "Host: localhost\nX-A: b\r\n\r\n" },
        { "a bare LF at the end of the head", Get + "Host: localhost\r\n\n" },
        { "a NUL in a header", Get + "X-A: b\0c\r\n\r\n" },
        { "a control character in a header", Get + "X-A: b\u0001c\r\n\r\n" },
        { "a header that goes on in the next line", Get + "X-A: b\r\n c\r\n\r\n" },
        { "a header that goes on after a tab", Get + "X-A: b\r\n\tContent-Length: 5\r\n\r\n" },
        { "a header without a name", Get + ": b\r\n\r\n" },
        { "a name with a space", Get + "X A: b\r\n\r\n" },
        { "a name with a bracket", Get + "X(A): b\r\n\r\n" },
        { "two hosts", Get + "Host: localhost\r\nHost: 127.0.0.1\r\n\r\n" },
        { "two keys", Get + "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n" },
        { "too many headers", Get + string.Concat(Enumerable.Repeat("X-A: b\r\n", 101)) + "\r\n" },
        { "too large headers", Get + string.Concat(Enumerable.Repeat($"X-A: {new string('b', 8000)}\r\n", 20)) + "\r\n" },
        { "a header that is too long", Get + $"X-A: {new string('b', 20_000)}\r\n\r\n" },
        { "a request line that is too long", $"GET /{new string('a', 20_000)} HTTP/1.1\r\n\r\n" },
        { "a line without an end", "GET /" + new string('a', 70_000) },
        { "another version", "GET /api/v2/auth HTTP/1.2\r\n\r\n" },
        { "no Host header in HTTP/1.1", "GET /api/v2/auth HTTP/1.1\r\n\r\n" },
        { "no Host header, and an absolute target", "GET http://localhost/api/v2/auth HTTP/1.1\r\nConnection: close\r\n\r\n" },
        { "two spaces in the request line", "GET  /api/v2/auth HTTP/1.1\r\n\r\n" },
        { "a control character in the target", "GET /api/\u0001 HTTP/1.1\r\n\r\n" },
        { "a chunk size that is no number", Post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n" },
        { "a chunk size with a sign", Post + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n" },
        { "a chunk size with 0x", Post + "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n" },
        { "a chunk size with spaces", Post + "Transfer-Encoding: chunked\r\n\r\n 2 \r\n{}\r\n0\r\n\r\n" },
        { "a chunk size that is too large", Post + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFF\r\n" },
        { "a chunk size without digits", Post + "Transfer-Encoding: chunked\r\n\r\n;a=b\r\n{}\r\n0\r\n\r\n" },
        { "a chunk that is longer than its size", Post + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}xx\r\n0\r\n\r\n" },
        { "a chunk size that ends with LF", Post + "Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Ambiguous_requests_are_refused(string what, string sent)
    {
        using NeonEmulator emulator = new();

        string response = await AskAsync(emulator, sent);

        Assert.True(response.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), $"{what}: {response}");
        Assert.Contains("connection: close\r\n", response, StringComparison.Ordinal);
        // One response: the bytes that followed on the connection were not parsed as a request.
        Assert.Equal(response.LastIndexOf("HTTP/1.1 ", StringComparison.Ordinal), response.IndexOf("HTTP/1.1 ", StringComparison.Ordinal));
        Assert.Empty(emulator.Exchanges);
    }

    [Theory]
    [InlineData("GET /api/v2/auth HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\nX-A: c\tü\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /api/v2/auth HTTP/1.1\r\nHost:localhost\r\nX-Empty:\r\nConnection: close\r\n\r\n")]
    [InlineData("POST /api/v2/projects HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: Chunked\r\n\r\n1;a=b\r\n{\r\n001\r\n}\r\n0\r\nX-Trailer: x\r\n\r\n")]
    public async Task Unusual_but_unambiguous_requests_are_accepted(string sent)
    {
        using NeonEmulator emulator = new();

        Assert.StartsWith("HTTP/1.1 401 ", await AskAsync(emulator, sent), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("localhost")]
    [InlineData("LocalHost:80")]
    [InlineData("[::1]")]
    [InlineData("[::1]:8080")]
    public async Task Local_hosts_are_accepted(string host)
    {
        using NeonEmulator emulator = new();

        Assert.StartsWith("HTTP/1.1 401 ", await AskAsync(emulator, Get + $"Host: {host}\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rebound.example.com")]
    [InlineData("rebound.example.com:8080")]
    [InlineData("127.0.0.1.example.com")]
    [InlineData("localhost.example.com")]
    [InlineData("localhost@example.com")]
    [InlineData("127.0.0.1:80@example.com")]
    [InlineData("127.0.0.1:")]
    [InlineData("192.168.1.10")]
    [InlineData("0.0.0.0")]
    [InlineData("[::2]")]
    [InlineData("")]
    public async Task Other_hosts_are_refused(string host)
    {
        using NeonEmulator emulator = new();

        string response = await AskAsync(emulator, Get + $"Host: {host}\r\nAuthorization: Bearer {emulator.ApiKey}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 421 ", response, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", response, StringComparison.Ordinal);
        Assert.Empty(emulator.Exchanges);
    }

    [Fact]
    public async Task The_host_of_an_absolute_target_is_checked()
    {
        using NeonEmulator emulator = new();

        Assert.StartsWith("HTTP/1.1 421 ", await AskAsync(emulator, "GET http://rebound.example.com/api/v2/auth HTTP/1.1\r\nHost: localhost\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_emulator_has_its_own_key_unless_a_seed_is_specified()
    {
        using NeonEmulator one = new();
        using NeonEmulator other = new();
        using NeonEmulator seeded = new(new EmulatorOptions { Seed = 7 });
        using NeonEmulator again = new(new EmulatorOptions { Seed = 7 });

        Assert.NotEqual(one.ApiKey, other.ApiKey);
        Assert.Matches("^napi_[a-z0-9]{64}\\z", one.ApiKey);
        Assert.Equal(seeded.ApiKey, again.ApiKey);
        Assert.Equal(one.OrganizationId, other.OrganizationId);
    }

    internal static async Task<string> AskAsync(NeonEmulator emulator, string sent)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, emulator.Listen().Port);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(sent));
        using StreamReader reader = new(client.GetStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
