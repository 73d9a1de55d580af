using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Neon.Emulator;

/// <summary>A client's connection: requests and responses in turn, until either side closes it.</summary>
internal sealed class HttpConnection : IDisposable
{
    private const int PieceLength = 64 * 1024;
    private static readonly TimeSpan LingerTime = TimeSpan.FromSeconds(1);

    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly HttpRequestReader _reader;
    private readonly Dispatcher _dispatcher;
    private readonly ClientTimeouts _timeouts;

    public HttpConnection(Socket socket, Dispatcher dispatcher, TimeProvider clock)
    {
        socket.NoDelay = true;
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _timeouts = new ClientTimeouts(clock);
        _reader = new HttpRequestReader(_stream, _timeouts);
        _dispatcher = dispatcher;
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        bool isOpen = true;
        while (isOpen)
        {
            (IncomingRequest Request, bool KeepAlive)? next;
            try
            {
                next = await _reader.ReadAsync(stopping).ConfigureAwait(false);
            }
            catch (InvalidDataException malformed)
            {
                await RefuseAsync(400, malformed.Message, stopping).ConfigureAwait(false);
                return;
            }
            catch (TimeoutException slow)
            {
                await RefuseAsync(408, slow.Message, stopping).ConfigureAwait(false);
                return;
            }

            if (next is not { } received)
            {
                return;
            }

            if (!LoopbackHost.IsServed(received.Request.Host))
            {
                await RefuseAsync(421, "The emulator serves 127.0.0.1, localhost and [::1] only. The request is for another host.", stopping).ConfigureAwait(false);
                return;
            }

            OutgoingReply reply = await ProcessAsync(received.Request, stopping).ConfigureAwait(false);
            reply = received.Request.Method == "HEAD" ? reply with { Body = [], Padding = 0 } : reply;
            isOpen = await DeliverAsync(reply, received.KeepAlive, stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Closes at once, without sending pending data.</summary>
    public void Reset() => _socket.Close(timeout: 0);

    public void Dispose() => _stream.Dispose();

    /// <summary>Sends the reason why the connection ends, and gives the client time to read it.</summary>
    private async Task RefuseAsync(int status, string message, CancellationToken stopping)
    {
        OutgoingReply refusal = OutgoingReply.Json(status, new System.Text.Json.Nodes.JsonObject { ["code"] = string.Empty, ["message"] = message });
        await WriteAsync(refusal, refusal.Body, keepAlive: false, stopping).ConfigureAwait(false);
        _socket.Shutdown(SocketShutdown.Send);
        // Closing a socket with unread bytes resets the connection, and the client would lose the response.
        try
        {
            await _timeouts.WithinAsync(LingerTime, ReadToEndAsync, stopping).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The client had enough time.
        }
    }

    private async Task<bool> ReadToEndAsync(CancellationToken cancellationToken)
    {
        byte[] ignored = new byte[4096];
        while (await _stream.ReadAsync(ignored, cancellationToken).ConfigureAwait(false) > 0)
        {
            // Until the client disconnects.
        }

        return true;
    }

    /// <summary>Processes the request until it has a response or the client disconnects.</summary>
    private async Task<OutgoingReply> ProcessAsync(IncomingRequest request, CancellationToken stopping)
    {
        using CancellationTokenSource abandoned = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task<OutgoingReply> work = _dispatcher.ProcessAsync(request, abandoned.Token);
        if (!work.IsCompleted)
        {
            Task<bool> more = _reader.LookAheadAsync(stopping);
            if (await Task.WhenAny(work, more).ConfigureAwait(false) == more && !await HasMoreAsync(more).ConfigureAwait(false))
            {
                await abandoned.CancelAsync().ConfigureAwait(false);
            }
        }

        return await work.ConfigureAwait(false);
    }

    private static async Task<bool> HasMoreAsync(Task<bool> more)
    {
        try
        {
            return await more.ConfigureAwait(false);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Returns whether the connection can be used again.</summary>
    private async Task<bool> DeliverAsync(OutgoingReply reply, bool keepAlive, CancellationToken stopping)
    {
        if (reply.Delivery is ReplyDelivery.Refused or ReplyDelivery.Dropped)
        {
            Reset();
            return false;
        }

        if (reply.Delivery == ReplyDelivery.Closed)
        {
            return false;
        }

        if (reply.Delivery == ReplyDelivery.Complete)
        {
            // Without a length, the body ends with the connection.
            bool staysOpen = keepAlive && reply.IsAnnounced;
            await WriteAsync(reply, reply.Body, staysOpen, stopping).ConfigureAwait(false);
            using PaddedStream rest = new([], reply.Padding);
            byte[] piece = new byte[PieceLength];
            for (int count; (count = await rest.ReadAsync(piece, stopping).ConfigureAwait(false)) > 0;)
            {
                await SendAsync(piece.AsMemory(0, count), stopping).ConfigureAwait(false);
            }

            return staysOpen;
        }

        await WriteAsync(reply, reply.Body.AsMemory(0, reply.Body.Length / 2), keepAlive, stopping).ConfigureAwait(false);
        while (reply.Delivery == ReplyDelivery.StalledBody && await _reader.LookAheadAsync(stopping).ConfigureAwait(false))
        {
            // Only a disconnect ends the wait, no matter what the client sends.
            _reader.Discard();
        }

        // A normal end in the middle: only the data written so far arrives.
        _socket.Shutdown(SocketShutdown.Send);
        return false;
    }

    private async Task WriteAsync(OutgoingReply reply, ReadOnlyMemory<byte> body, bool keepAlive, CancellationToken stopping)
    {
        StringBuilder head = new();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {ReasonPhrase.Of(reply.Status)}\r\n");
        if (reply.Length > 0)
        {
            head.Append(CultureInfo.InvariantCulture, $"content-type: {reply.ContentType}\r\n");
        }

        if (reply.IsZipped)
        {
            head.Append("content-encoding: gzip\r\n");
        }

        if (reply.Status != 204 && reply.IsAnnounced)
        {
            head.Append(CultureInfo.InvariantCulture, $"content-length: {reply.Length}\r\n");
        }

        // Clients can show that this is not Neon.
        head.Append("server: Neon-Emulator\r\n");
        foreach ((string name, string value) in reply.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append(keepAlive ? "\r\n" : "connection: close\r\n\r\n");
        byte[] message = [.. Encoding.Latin1.GetBytes(head.ToString()), .. body.Span];
        await SendAsync(message, stopping).ConfigureAwait(false);
    }

    /// <summary>Sends in pieces, with a time-out for each.</summary>
    private async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stopping)
    {
        while (!bytes.IsEmpty)
        {
            ReadOnlyMemory<byte> piece = bytes[..Math.Min(bytes.Length, PieceLength)];
            bytes = bytes[piece.Length..];
            await _timeouts.WithinAsync(ClientTimeouts.Stall, token => WriteAsync(piece, token), stopping).ConfigureAwait(false);
        }
    }

    private async Task<bool> WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
