using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Neon.Benchmarks.Running;

/// <summary>
/// A server that only sends prebuilt bytes over connections that it keeps open, so that it is never what limits a measurement.
/// </summary>
internal sealed class StaticServer : IDisposable
{
    private static readonly byte[] NotFound = Response(404, "Not Found", """{"code":"","message":"not found"}"""u8);
    private readonly Dictionary<string, byte[]> _responses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _unknown = new(StringComparer.Ordinal);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? _certificate;

    /// <summary>Starts to listen, with TLS if there is a certificate.</summary>
    public StaticServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        BaseUri = new Uri($"{(certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/api/v2");
        _ = AcceptAsync();
    }

    public Uri BaseUri { get; }

    /// <summary>The requests that there was no response for: a measurement with one of them is invalid.</summary>
    public IEnumerable<string> Unknown => _unknown.Keys;

    /// <summary>Adds the response for a path below the URL of the API, and for one page of it if there is a cursor.</summary>
    public void Add(string path, ReadOnlySpan<byte> json, string cursor = "") =>
        _responses[BaseUri.AbsolutePath + path + '#' + cursor] = Response(200, "OK", json);

    public void Dispose() => _listener.Dispose();

    private static byte[] Response(int status, string reason, ReadOnlySpan<byte> json) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} {reason}\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n"), .. json];

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                client.NoDelay = true;
                _ = ServeAsync(client);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = await OpenAsync(client);
                var buffer = new byte[16 * 1024];
                var length = 0;
                while (await stream.ReadAsync(buffer.AsMemory(length)) is > 0 and var read)
                {
                    length += read;
                    // Every request here is a GET: it has no body, and clients wait for the response before they send the next one.
                    if (buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
                    {
                        await stream.WriteAsync(Find(buffer));
                        length = 0;
                    }
                }
            }
            catch (IOException)
            {
                // The client is gone.
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null)
        {
            return client.GetStream();
        }

        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(_certificate);
        return secure;
    }

    private byte[] Find(ReadOnlySpan<byte> request)
    {
        var line = request[..request.IndexOf((byte)'\r')];
        var target = Encoding.ASCII.GetString(line[(line.IndexOf((byte)' ') + 1)..line.LastIndexOf((byte)' ')]);
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        if (_responses.TryGetValue(path + '#' + CursorIn(target), out var response))
        {
            return response;
        }

        _unknown[path] = true;
        return NotFound;
    }

    private static string CursorIn(string target)
    {
        const string Name = "cursor=";
        var start = target.IndexOf(Name, StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        var value = target[(start + Name.Length)..];
        return value.IndexOf('&', StringComparison.Ordinal) is >= 0 and var end ? value[..end] : value;
    }
}
