using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Neon.Emulator;

/// <summary>
/// The emulator over HTTP/1.1, on loopback only. It uses sockets: HttpListener cannot leave a request without a
/// response, cannot detect that a client disconnected, and cannot choose a free port.
/// </summary>
internal sealed class EmulatorListener : IDisposable
{
    private readonly Dispatcher _dispatcher;
    private readonly CancellationToken _stopping;
    private readonly TimeProvider _clock;
    private readonly TcpListener _listener;
    private readonly SemaphoreSlim _places;

    public EmulatorListener(Dispatcher dispatcher, int port, EmulatorOptions options, CancellationToken stopping)
    {
        _dispatcher = dispatcher;
        _stopping = stopping;
        _clock = options.NetworkClock;
        _places = new SemaphoreSlim(options.MaxConnections);
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
        try
        {
            while (true)
            {
                // Other clients wait in the backlog of the system until one of these disconnects.
                await _places.WaitAsync(_stopping).ConfigureAwait(false);
                _ = ServeAsync(await AcceptOneAsync().ConfigureAwait(false));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or InvalidOperationException or SocketException)
        {
            // The emulator stops.
        }
    }

    private async Task<Socket> AcceptOneAsync()
    {
        while (true)
        {
            try
            {
                return await _listener.AcceptSocketAsync(_stopping).ConfigureAwait(false);
            }
            catch (SocketException) when (!_stopping.IsCancellationRequested)
            {
                // Ignore a client that disconnected while it was being accepted.
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
        catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException or OperationCanceledException or TimeoutException)
        {
            // The client disconnected or does not read, or the emulator stops: no response can be sent.
            connection.Reset();
        }
        finally
        {
            _places.Release();
        }
    }
}
