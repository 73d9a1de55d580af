namespace Neon.Transport;

/// <summary>Keeps the sockets from sending a change twice on their own, and files from being packed on the way.</summary>
/// <remarks>
/// <para>
/// When a server closes a connection without a word, <see cref="SocketsHttpHandler"/> takes it for an idle connection
/// that was closed in passing and sends the request again, whatever the method, as long as no body was begun. The
/// server may have done the work by then. An empty body (<c>Content-Length: 0</c>) is one that was begun.
/// </para>
/// <para>
/// A file is asked for as it is: its length is known then, and that it came to its end. Of a packed one that ends early the
/// framework says nothing.
/// </para>
/// </remarks>
internal sealed class SentOnceHandler(HttpMessageHandler sockets, HttpMessageHandler plain) : DelegatingHandler(sockets)
{
    private readonly HttpMessageInvoker _plain = new(plain);

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!RetryRules.IsSafe(request))
        {
            request.Content ??= new ByteArrayContent([]);
        }

        return request.Options.TryGetValue(Seam.Stream, out var stream) && stream
            ? _plain.SendAsync(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _plain.Dispose();
        }

        base.Dispose(disposing);
    }
}
