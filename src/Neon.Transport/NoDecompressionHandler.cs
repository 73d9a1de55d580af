namespace Neon.Transport;

/// <summary>Sends file requests over sockets without decompression, so that files are not compressed in transit.</summary>
/// <remarks>
/// Then the length of a file is known, and whether it is complete. The framework does not report a compressed body that ends
/// early. Decompression is a setting of the sockets and not of a request, so two of them are needed.
/// </remarks>
/// <param name="sockets">For all other requests.</param>
/// <param name="plain">For files.</param>
internal sealed class NoDecompressionHandler(HttpMessageHandler sockets, HttpMessageHandler plain) : DelegatingHandler(sockets)
{
    private readonly HttpMessageInvoker _plain = new(plain);

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Options.TryGetValue(TransportContract.Stream, out var stream) && stream
            ? _plain.SendAsync(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

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
