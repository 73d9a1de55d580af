using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>A handler that loses the response to one change while somebody else makes a change.</summary>
internal sealed class ConcurrentChangeHandler : HttpMessageHandler
{
    private HttpMessageInvoker? _service;
    private Action? _others;
    private bool _isWaiting;

    /// <summary>Whether the change takes effect; otherwise it is lost before it arrives.</summary>
    public bool HasEffect { get; set; }

    /// <summary>The response to the first attempt of the change; the second attempt is then the lost one.</summary>
    public Func<HttpResponseMessage>? FirstResponse { get; set; }

    /// <summary>The number of changes that were sent.</summary>
    public int Changes { get; private set; }

    /// <summary>Loses the next change.</summary>
    /// <param name="service">Responds to everything else.</param>
    /// <param name="others">The change of somebody else at that moment.</param>
    public void Lose(HttpMessageHandler service, Action others)
    {
        _service?.Dispose();
        (_service, _others, _isWaiting, Changes) = (new HttpMessageInvoker(service), others, true, 0);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get)
        {
            return await _service!.SendAsync(request, cancellationToken);
        }

        Changes++;
        if (!_isWaiting)
        {
            return await _service!.SendAsync(request, cancellationToken);
        }

        var others = Interlocked.Exchange(ref _others, null);
        if (FirstResponse is { } first && others is not null)
        {
            others();
            var response = first();
            response.RequestMessage = request;
            return response;
        }

        _isWaiting = false;
        if (HasEffect)
        {
            using var response = await _service!.SendAsync(request, cancellationToken);
            Assert.Equal(2, (int)response.StatusCode / 100);
        }

        others?.Invoke();
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _service?.Dispose();
        }

        base.Dispose(disposing);
    }
}
