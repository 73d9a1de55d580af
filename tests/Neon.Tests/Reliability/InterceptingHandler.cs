namespace Neon.Tests.Reliability;

/// <summary>
/// A handler that loses changes before they take effect. After the first of them, something other than Neon responds to every
/// request.
/// </summary>
internal sealed class InterceptingHandler : HttpMessageHandler
{
    private static readonly HttpRequestOptionsKey<bool> IsSafe = new("Neon.IsSafe");

    private HttpMessageInvoker? _service;
    private Func<HttpResponseMessage>? _foreign;
    private bool _loses;

    /// <summary>The last change, as <c>METHOD /path</c>; null if there was none.</summary>
    public string? Change { get; private set; }

    /// <summary>The number of requests with a response from something else.</summary>
    public int Intercepted { get; private set; }

    /// <summary>Forwards everything.</summary>
    public void Pass(HttpMessageHandler service)
    {
        _service?.Dispose();
        (_service, _foreign) = (new HttpMessageInvoker(service), null);
    }

    /// <summary>Loses every change from now on, and responds instead of Neon to reads after the first change.</summary>
    public void Lose(Func<HttpResponseMessage> foreign) => (_foreign, _loses, Change, Intercepted) = (foreign, true, null, 0);

    /// <summary>Forwards every change, and responds instead of Neon to reads after the first change.</summary>
    public void Follow(Func<HttpResponseMessage> foreign) => (_foreign, _loses, Change, Intercepted) = (foreign, false, null, 0);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_foreign is null || (Change is null && !IsChange(request)))
        {
            return await _service!.SendAsync(request, cancellationToken);
        }

        await Task.Yield();
        if (IsChange(request))
        {
            // A command may send several changes, each for another resource.
            Change = $"{request.Method} {request.RequestUri!.AbsolutePath}";
            return !_loses ? await _service!.SendAsync(request, cancellationToken) : throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
        }

        Intercepted++;
        var response = _foreign();
        response.RequestMessage = request;
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _service?.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsChange(HttpRequestMessage request) =>
        request.Method != HttpMethod.Get && !(request.Options.TryGetValue(IsSafe, out var onlyReads) && onlyReads);
}
