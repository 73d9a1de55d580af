using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Neon.Emulator;

/// <summary>
/// The emulator over HTTP/1.1, on loopback only. It reads sockets itself: HttpListener cannot leave a request without an
/// answer, cannot see that a client went away, and cannot choose a free port.
/// </summary>
internal sealed class EmulatorListener : IDisposable
{
    private readonly Dispatcher _dispatcher;
    private readonly CancellationToken _stopping;
    private readonly TimeProvider _clock;
    private readonly TcpListener _listener;

    public EmulatorListener(Dispatcher dispatcher, int port, TimeProvider clock, CancellationToken stopping)
    {
        _dispatcher = dispatcher;
        _stopping = stopping;
        _clock = clock;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        int actual = ((IPEndPoint)_listener.LocalEndpoint).Port;
        BaseUri = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{actual}{Dispatcher.BasePath}/"));
        _ = AcceptAsync();
    }

    public Uri BaseUri { get; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                Socket socket = await _listener.AcceptSocketAsync(_stopping).ConfigureAwait(false);
                _ = ServeAsync(socket);
            }
            catch (SocketException)
            {
                // A client that went away while it was being accepted is its own problem.
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        using HttpConnection connection = new(socket, _dispatcher, _clock);
        try
        {
            await connection.RunAsync(_stopping).ConfigureAwait(false);
        }
        catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client went away, or the emulator stops: nobody is left to answer.
            connection.Reset();
        }
    }
}
