namespace Neon.Transport;

/// <summary>Keeps the sockets from sending a change twice on their own.</summary>
/// <remarks>
/// When a server closes a connection without a word, <see cref="SocketsHttpHandler"/> takes it for an idle connection
/// that was closed in passing and sends the request again, whatever the method, as long as no body was begun. The
/// server may have done the work by then. An empty body (<c>Content-Length: 0</c>) is one that was begun.
/// </remarks>
internal sealed class SentOnceHandler(HttpMessageHandler sockets) : DelegatingHandler(sockets)
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!RetryRules.IsSafe(request))
        {
            request.Content ??= new ByteArrayContent([]);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
