namespace Neon.Tests.Reliability;

/// <summary>Counts the responses that were returned and not yet disposed, like connections that nothing else can use.</summary>
internal sealed class CountedResponses(HttpMessageHandler server) : DelegatingHandler(server)
{
    private int _open;

    /// <summary>The number of responses that were not disposed.</summary>
    public int Open => Volatile.Read(ref _open);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        response.Content = new CountedContent(this, await response.Content.ReadAsByteArrayAsync(cancellationToken), response.Content);
        return response;
    }

    private sealed class CountedContent : ByteArrayContent
    {
        private readonly CountedResponses _responses;
        private int _isDisposed;

        public CountedContent(CountedResponses responses, byte[] body, HttpContent original)
            : base(body)
        {
            foreach (var (name, values) in original.Headers)
            {
                Headers.TryAddWithoutValidation(name, values);
            }

            _responses = responses;
            Interlocked.Increment(ref responses._open);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                Interlocked.Decrement(ref _responses._open);
            }

            base.Dispose(disposing);
        }
    }
}
