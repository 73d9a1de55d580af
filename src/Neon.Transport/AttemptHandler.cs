using System.Net;

namespace Neon.Transport;

/// <summary>
/// Sends one attempt: assigns it a request id, reads the whole response within the attempt's time-out, and reports the result to
/// the state of the request. The inner handler is shared and outlives this one.
/// </summary>
internal sealed class AttemptHandler : HttpMessageHandler
{
    private const string RequestIdHeader = "X-Request-ID";

    private readonly HttpMessageInvoker _primary;
    private readonly RetryDelay _delay;

    /// <summary>Sends through the specified handler, which it does not own.</summary>
    public AttemptHandler(HttpMessageHandler primary, RetryDelay delay)
    {
        _primary = new HttpMessageInvoker(primary, disposeHandler: false);
        _delay = delay;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = RequestState.Of(request);
        var requestId = Guid.NewGuid().ToString();
        request.Headers.Remove(RequestIdHeader);
        if (request.Options.TryGetValue(TransportContract.Account, out _))
        {
            // A request to a signed URL of another host has exactly the headers that were signed.
            request.Headers.Add(RequestIdHeader, requestId);
        }

        state.Begin(requestId);
        try
        {
            var response = await _primary.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                // Immediately, before the body is read: other requests are about to be sent.
                state.SlowDown(_delay.Asked(response));
            }

            await BufferAsync(request, response, cancellationToken).ConfigureAwait(false);
            state.OnResponse(response);
            return response;
        }
        catch (Exception thrown)
        {
            var failure = Failures.Of(thrown, request, cancellationToken);
            state.Failed(failure);
            if (failure == thrown)
            {
                throw;
            }

            throw failure;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _primary.Dispose();
        }

        base.Dispose(disposing);
    }

    private static async Task BufferAsync(
        HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode && request.Options.TryGetValue(TransportContract.Stream, out var stream) && stream)
        {
            return;
        }

        try
        {
            // The headers of a response to HEAD announce a body that is not sent.
            var announced = request.Method == HttpMethod.Head ? null : response.Content.Headers.ContentLength;
            using var body = new BoundedBuffer(announced);
            await response.Content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
            if (body.Length < announced)
            {
                throw new HttpRequestException(
                    HttpRequestError.ResponseEnded,
                    $"The response ended after {body.Length} of {announced} bytes.");
            }

            Replace(response, body.ToContent());
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && SaysEnough(request, response, failure))
        {
            Replace(response, new ByteArrayContent([]));
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static void Replace(HttpResponseMessage response, ByteArrayContent body)
    {
        // The length of the compressed or incomplete body.
        response.Content.Headers.ContentLength = null;
        foreach (var (name, values) in response.Content.Headers.NonValidated)
        {
            body.Headers.TryAddWithoutValidation(name, values);
        }

        response.Content.Dispose();
        response.Content = body;
    }

    // The status is enough; the body would only explain it. A read whose response is incomplete is retried.
    private static bool SaysEnough(HttpRequestMessage request, HttpResponseMessage response, Exception failure) =>
        !response.IsSuccessStatusCode && (!RetryRules.IsSafe(request) || BoundedBuffer.IsOverflow(failure));
}
