using System.IO.Compression;
using System.Net;
using System.Text;

namespace Neon.Emulator;

/// <summary>A fault of a request. Create one with the factory methods and change it with <c>with</c>.</summary>
public sealed record EmulatorFault
{
    private EmulatorFault()
    {
    }

    /// <summary>Whether the request takes effect before the fault.</summary>
    public bool AfterEffect { get; init; }

    /// <summary>How long the request first waits on the clock. Default: zero.</summary>
    public TimeSpan Latency { get; init; }

    internal ReplyDelivery Delivery { get; private init; }

    internal OutgoingReply? Reply { get; private init; }

    internal bool MangleJson { get; private init; }

    internal string? ContentType { get; private init; }

    internal bool Empties { get; private init; }

    internal bool CutsZipped { get; private init; }

    internal long? GrowsTo { get; private init; }

    internal bool Announces { get; private init; } = true;

    /// <summary>The request is slow.</summary>
    /// <param name="latency">How long it waits on the clock.</param>
    public static EmulatorFault Delay(TimeSpan latency) => new() { Latency = latency, AfterEffect = true };

    /// <summary>The response has a status; without a body, it has Neon's error object.</summary>
    /// <param name="status">The status.</param>
    /// <param name="body">The body; null for Neon's error object.</param>
    /// <param name="contentType">The content type of the body.</param>
    /// <param name="headers">Additional headers, such as Retry-After.</param>
    public static EmulatorFault Status(
        HttpStatusCode status,
        string? body = null,
        string contentType = MediaTypes.Json,
        IReadOnlyDictionary<string, string>? headers = null) => new()
        {
            Reply = new OutgoingReply
            {
                Status = (int)status,
                Body = Encoding.UTF8.GetBytes(body ?? $$"""{"code":"","message":"{{status}} by fault"}"""),
                ContentType = contentType,
                Headers = headers ?? new Dictionary<string, string>(),
            },
        };

    /// <summary>An HTML page, as returned by a proxy in front of the service.</summary>
    /// <param name="status">The status; 524 is the response of the service's content network after a time-out.</param>
    public static EmulatorFault HtmlError(int status = 524) => Status(
        (HttpStatusCode)status,
        $"<!DOCTYPE html><html><head><title>{status}: A timeout occurred</title></head><body><h1>Error {status}</h1></body></html>",
        MediaTypes.Html);

    /// <summary>Nothing listens: the request is never sent. Over sockets the connection is reset instead.</summary>
    public static EmulatorFault Refused() => new() { Delivery = ReplyDelivery.Refused };

    /// <summary>The connection is reset before the request has any effect.</summary>
    public static EmulatorFault DropBeforeEffect() => new() { Delivery = ReplyDelivery.Dropped };

    /// <summary>The connection is reset after the request took effect: no response arrives.</summary>
    public static EmulatorFault DropAfterEffect() => new() { Delivery = ReplyDelivery.Dropped, AfterEffect = true };

    /// <summary>
    /// The connection is closed normally after the effect, without a response. Some clients then retry a request without a
    /// body automatically, which this fault tests.
    /// </summary>
    public static EmulatorFault CloseAfterEffect() => new() { Delivery = ReplyDelivery.Closed, AfterEffect = true };

    /// <summary>The response ends in the middle of its body, after the effect.</summary>
    public static EmulatorFault TruncatedBody() => new() { Delivery = ReplyDelivery.Truncated, AfterEffect = true };

    /// <summary>The response is truncated so that it is no longer valid JSON, but ends normally, after the effect.</summary>
    public static EmulatorFault MalformedJson() => new() { MangleJson = true, AfterEffect = true };

    /// <summary>The response has another content type than JSON, after the effect.</summary>
    /// <param name="contentType">The content type.</param>
    public static EmulatorFault WrongContentType(string contentType = "text/plain") =>
        new() { ContentType = contentType, AfterEffect = true };

    /// <summary>The response has no body although it should have one, after the effect.</summary>
    public static EmulatorFault EmptyBody() => new() { Empties = true, AfterEffect = true };

    /// <summary>The response is compressed with gzip and truncated, but ends normally, after the effect.</summary>
    public static EmulatorFault TruncatedGzip() => new() { CutsZipped = true, AfterEffect = true };

    /// <summary>
    /// The response is followed by white space until it is very large, after the effect. The white space is generated while it
    /// is sent; valid JSON stays valid.
    /// </summary>
    /// <param name="length">The number of bytes of its body. Default: 100 MB.</param>
    /// <param name="announced">Whether its head contains the length.</param>
    public static EmulatorFault LargeBody(long length = 100_000_000, bool announced = true) =>
        new() { GrowsTo = length, Announces = announced, AfterEffect = true };

    /// <summary>The response is a redirect, before the request has any effect.</summary>
    /// <param name="location">The target of the redirect.</param>
    /// <param name="status">301, 302, 303, 307 or 308.</param>
    public static EmulatorFault Redirect(Uri location, HttpStatusCode status = HttpStatusCode.TemporaryRedirect)
    {
        ArgumentNullException.ThrowIfNull(location);
        return new()
        {
            Reply = new OutgoingReply { Status = (int)status }.With("location", location.AbsoluteUri),
        };
    }

    /// <summary>The response never starts until the client gives up, after the effect.</summary>
    public static EmulatorFault StalledHeaders() => new() { Delivery = ReplyDelivery.StalledHeaders, AfterEffect = true };

    /// <summary>The response starts, but its body does not end until the client gives up, after the effect.</summary>
    public static EmulatorFault StalledBody() => new() { Delivery = ReplyDelivery.StalledBody, AfterEffect = true };

    /// <summary>The response that is sent instead of the real one.</summary>
    internal OutgoingReply Distort(OutgoingReply? real)
    {
        OutgoingReply reply = Reply ?? real ?? new OutgoingReply { Status = 200 };
        return reply with
        {
            Delivery = Delivery,
            ContentType = ContentType ?? reply.ContentType,
            Body = Distort(reply.Body),
            IsZipped = CutsZipped,
            Padding = Math.Max(0, (GrowsTo ?? 0) - reply.Body.Length),
            IsAnnounced = Announces,
        };
    }

    private byte[] Distort(byte[] body) =>
        Empties ? []
        : CutsZipped ? Half(Zip(body))
        : MangleJson ? Half(body)
        : body;

    private static byte[] Half(byte[] body) => body.Length > 1 ? body[..(body.Length / 2)] : body;

    private static byte[] Zip(byte[] body)
    {
        using MemoryStream zipped = new();
        using (GZipStream gzip = new(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return zipped.ToArray();
    }
}
