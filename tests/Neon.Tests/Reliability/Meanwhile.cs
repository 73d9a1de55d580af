using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>
/// A wire on which the reply to one change is lost, and on which somebody else does something at just that moment.
/// </summary>
internal sealed class Meanwhile : HttpMessageHandler
{
    private HttpMessageInvoker? _service;
    private Action? _others;
    private bool _isWaiting;

    /// <summary>Whether the change has its effect; otherwise it is lost on the way there.</summary>
    public bool HasEffect { get; set; }

    /// <summary>What the first try of the change is answered with; the second is then the one that is lost.</summary>
    public Func<HttpResponseMessage>? FirstAnswer { get; set; }

    /// <summary>How many changes were sent.</summary>
    public int Changes { get; private set; }

    /// <summary>Lets the next change be lost.</summary>
    /// <param name="service">What answers everything else.</param>
    /// <param name="others">What somebody else does at the moment.</param>
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
        if (FirstAnswer is { } first && others is not null)
        {
            others();
            var answer = first();
            answer.RequestMessage = request;
            return answer;
        }

        _isWaiting = false;
        if (HasEffect)
        {
            using var answer = await _service!.SendAsync(request, cancellationToken);
            Assert.Equal(2, (int)answer.StatusCode / 100);
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
