namespace Neon.Transport;

/// <summary>Keeps the sockets from sending a change twice on their own.</summary>
/// <remarks>
/// When a server closes a connection without a response, <see cref="SocketsHttpHandler"/> treats it as an idle connection that
/// was just closed and sends the request again, regardless of the method, unless sending a body has started. The server may have
/// done the work by then. An empty body (<c>Content-Length: 0</c>) counts as started.
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
