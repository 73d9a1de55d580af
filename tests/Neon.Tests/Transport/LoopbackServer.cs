using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Neon.Tests.Transport;

/// <summary>Speaks just enough HTTP over a real socket to break off wherever a test specifies.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    /// <param name="responses">The bytes for each connection in turn; it is closed after them.</param>
    public LoopbackServer(params byte[][] responses)
    {
        _listener.Start();
        _serving = ServeAsync(responses);
    }

    public List<string> Requests { get; } = [];

    public Uri Uri => new($"http://{_listener.LocalEndpoint}/things");

    public static byte[] Text(string response) => Encoding.ASCII.GetBytes(response.ReplaceLineEndings("\r\n"));

    public Task ServedAsync() => _serving;

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(byte[][] responses)
    {
        foreach (var response in responses)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var request = new StringBuilder();
            var buffer = new byte[4096];
            while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
            }

            Requests.Add(request.ToString());
            await stream.WriteAsync(response);
        }
    }
}
