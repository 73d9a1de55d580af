using System.IO.Compression;
using System.Net;

namespace Neon.Emulator;

/// <summary>Connects to the emulator in process, without sockets.</summary>
internal sealed class EmulatorHandler(Dispatcher dispatcher, CancellationToken stopping) : HttpMessageHandler
{
    // In process, every host is served; the store behind presigned URLs still has its own name.
    private const string Origin = "https://storage.emulator.test";

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        if (stopping.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The emulator is not running.");
        }

        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        IncomingRequest incoming = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        OutgoingReply reply;
        try
        {
            reply = await dispatcher.ProcessAsync(incoming, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The emulator was stopped before it responded.");
        }

        return reply.Delivery switch
        {
            ReplyDelivery.Refused => throw new HttpRequestException(
                HttpRequestError.ConnectionError, "The emulator refused the connection: nothing was sent."),
            ReplyDelivery.Dropped or ReplyDelivery.Closed => throw new HttpRequestException(
                HttpRequestError.ResponseEnded, "The emulator closed the connection without a response."),
            _ => Deliver(reply, request),
        };
    }

    private static async Task<IncomingRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new()
    {
        Method = request.Method.Method,
        Path = request.RequestUri!.AbsolutePath,
        Query = IncomingRequest.ParseQuery(request.RequestUri.Query),
        Authorization = request.Headers.Authorization?.ToString(),
        RequestId = request.Headers.TryGetValues("X-Request-ID", out IEnumerable<string>? ids) ? ids.First() : null,
        Origin = Origin,
        ContentType = request.Content?.Headers.ContentType?.ToString() ?? string.Empty,
        Body = request.Content is null
            ? []
            : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false),
    };

    private HttpResponseMessage Deliver(OutgoingReply reply, HttpRequestMessage request)
    {
        byte[] half = reply.Body[..(reply.Body.Length / 2)];
        HttpContent content = reply.Delivery switch
        {
            ReplyDelivery.Truncated => new StreamContent(new BrokenStream(half, _ => throw new HttpIOException(
                HttpRequestError.ResponseEnded, "The response ended before all of its body came."))),
            ReplyDelivery.StalledBody => new StreamContent(new BrokenStream(half, StallAsync)),
            // A client on a socket returns the decompressed body without the header for the compression.
            _ when reply.IsZipped => new StreamContent(new GZipStream(new MemoryStream(reply.Body), CompressionMode.Decompress)),
            _ when reply.Padding > 0 => new StreamContent(new PaddedStream(reply.Body, reply.Padding)),
            _ => new ByteArrayContent(reply.Body),
        };
        if (reply.Padding > 0 && reply.IsAnnounced)
        {
            content.Headers.ContentLength = reply.Length;
        }

        HttpResponseMessage response = new((HttpStatusCode)reply.Status) { Content = content, RequestMessage = request };
        if (reply.Length > 0)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", reply.ContentType);
        }

        foreach ((string name, string value) in reply.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    private async Task StallAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(false);
    }
}
