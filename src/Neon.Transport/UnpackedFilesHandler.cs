namespace Neon.Transport;

/// <summary>Sends what asks for a file over sockets that do not unpack, so that files are not packed on the way.</summary>
/// <remarks>
/// The length of a file is known then, and that it came to its end. Of a packed one that ends early the framework says
/// nothing. What is unpacked is a setting of the sockets and not of a request, so it takes two of them.
/// </remarks>
/// <param name="sockets">For everything else.</param>
/// <param name="plain">For files.</param>
internal sealed class UnpackedFilesHandler(HttpMessageHandler sockets, HttpMessageHandler plain) : DelegatingHandler(sockets)
{
    private readonly HttpMessageInvoker _plain = new(plain);

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Options.TryGetValue(Seam.Stream, out var stream) && stream
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
