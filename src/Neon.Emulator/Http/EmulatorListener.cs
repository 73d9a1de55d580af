using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Neon.Emulator;

/// <summary>The emulator over HTTP, on loopback only.</summary>
internal sealed class EmulatorListener : IDisposable
{
    private const int Attempts = 20;

    private readonly Dispatcher _dispatcher;
    private readonly CancellationToken _stopping;
    private readonly HttpListener _listener;

    public EmulatorListener(Dispatcher dispatcher, int port, CancellationToken stopping)
    {
        _dispatcher = dispatcher;
        _stopping = stopping;
        (_listener, BaseUri) = Start(port);
        _ = AcceptAsync();
    }

    public Uri BaseUri { get; }

    public void Dispose() => _listener.Abort();

    private static (HttpListener Listener, Uri BaseUri) Start(int port)
    {
        for (int attempt = 1; ; attempt++)
        {
            int candidate = port == 0 ? FreePort() : port;
            string prefix = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{candidate}/");
            HttpListener listener = new() { IgnoreWriteExceptions = true };
            listener.Prefixes.Add(prefix);
            try
            {
                listener.Start();
                return (listener, new Uri($"{prefix}{Dispatcher.BasePath.TrimStart('/')}/"));
            }
            catch (HttpListenerException) when (port == 0 && attempt < Attempts)
            {
                // Another process took the port between its choice and its use.
                listener.Close();
            }
        }
    }

    /// <summary>HttpListener cannot choose a port by itself.</summary>
    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                if (!_listener.IsListening)
                {
                    return;
                }

                // A client that went away while it was being accepted is its own problem.
                continue;
            }

            _ = ServeAsync(context);
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        await Task.Yield();
        try
        {
            IncomingRequest request = await ReadAsync(context.Request).ConfigureAwait(false);
            OutgoingReply reply = await _dispatcher.ProcessAsync(request, _stopping).ConfigureAwait(false);
            await DeliverAsync(context.Response, reply).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpListenerException or IOException or ObjectDisposedException
            or InvalidOperationException or OperationCanceledException)
        {
            // The client went away, or the emulator stops: nobody is left to answer.
            Abort(context.Response);
        }
    }

    private async Task<IncomingRequest> ReadAsync(HttpListenerRequest request)
    {
        using MemoryStream body = new();
        await request.InputStream.CopyToAsync(body, _stopping).ConfigureAwait(false);
        // RawUrl keeps what the client sent: an escaped slash and an empty segment matter.
        string[] target = (request.RawUrl ?? "/").Split('?', 2);
        return new IncomingRequest
        {
            Method = request.HttpMethod,
            Path = target[0],
            Query = IncomingRequest.ParseQuery(target.ElementAtOrDefault(1) ?? string.Empty),
            Authorization = request.Headers["Authorization"],
            RequestId = request.Headers["X-Request-ID"],
            MediaType = request.ContentType?.Split(';')[0].Trim() ?? string.Empty,
            Body = body.ToArray(),
        };
    }

    private async Task DeliverAsync(HttpListenerResponse response, OutgoingReply reply)
    {
        if (reply.Delivery is ReplyDelivery.Refused or ReplyDelivery.Dropped)
        {
            response.Abort();
            return;
        }

        response.StatusCode = reply.Status;
        foreach ((string name, string value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        if (reply.Body.Length > 0)
        {
            response.ContentType = reply.ContentType;
        }

        response.ContentLength64 = reply.Body.Length;
        if (reply.Delivery == ReplyDelivery.Complete)
        {
            if (reply.Body.Length > 0)
            {
                await response.OutputStream.WriteAsync(reply.Body, _stopping).ConfigureAwait(false);
            }

            response.Close();
            return;
        }

        await response.OutputStream.WriteAsync(reply.Body.AsMemory(0, reply.Body.Length / 2), _stopping).ConfigureAwait(false);
        await response.OutputStream.FlushAsync(_stopping).ConfigureAwait(false);
        if (reply.Delivery == ReplyDelivery.StalledBody)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _stopping).ConfigureAwait(false);
        }

        response.Abort();
    }

    private static void Abort(HttpListenerResponse response)
    {
        try
        {
            response.Abort();
        }
        catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // It is gone already.
        }
    }
}
