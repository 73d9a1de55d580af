using System.Globalization;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Neon.Transport;

/// <summary>
/// The outermost handler: limits the time of a request with all its attempts, and exposes only framework types.
/// </summary>
internal sealed class BudgetHandler(TimeProvider clock, TimeSpan budget, TimeSpan attemptTimeout) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This transport never blocks a thread: send asynchronously.");

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var state = new RequestState(request, clock, budget);
        var streams = request.Options.TryGetValue(TransportContract.StreamBody, out var isStreamed) && isStreamed;
        using var limit = new CancellationTokenSource(streams ? Timeout.InfiniteTimeSpan : budget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            PreferHttp2(request);
            if (request.Content is { } content && !streams)
            {
                // Each attempt sends the same bytes, regardless of the type of the content.
                await content.LoadIntoBufferAsync().ConfigureAwait(false);
            }

            var response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            state.Report(null);
            return response;
        }
        catch (Exception thrown)
        {
            state.MarkReplyLost();
            state.MarkHeldBack();
            var failure = Translate(thrown, state, cancellationToken, limit.Token);
            state.Report(null);
            if (failure == thrown)
            {
                throw;
            }

            throw failure;
        }
    }

    private static void PreferHttp2(HttpRequestMessage request)
    {
        if (request.RequestUri?.Scheme == Uri.UriSchemeHttps)
        {
            request.Version = System.Net.HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        }
    }

    private Exception Translate(
        Exception thrown, RequestState state, CancellationToken caller, CancellationToken limit)
    {
        switch (thrown)
        {
            case OperationCanceledException when caller.IsCancellationRequested:
                state.Explain("Cancelled.");
                return new TaskCanceledException("The request was cancelled.", null, caller);
            case OperationCanceledException when limit.IsCancellationRequested:
                var ended = $"The time-out of {Seconds(budget)} elapsed";
                var message = $"{ended} after {Count(state)}.{Last(state)}";
                state.Explain(ended + ".");
                return new TimeoutException(message);
            case RateLimiterRejectedException { RetryAfter: { } wait }:
                state.MarkShut(wait);
                return new TimeoutException(
                    $"The rate limit of the account does not allow a request for another {Seconds(wait)}, which is more than " +
                    $"remains of the time-out of {Seconds(budget)} after {Count(state)}.{Last(state)}");
            case TimeoutRejectedException:
                state.Explain(RetryPipeline.TimedOut(attemptTimeout));
                return new TimeoutException(
                    $"{RetryPipeline.TimedOut(attemptTimeout)} The request was abandoned after {Count(state)}." + Last(state));
            default:
                return thrown;
        }
    }

    private static string Count(RequestState state) =>
        state.Attempts == 1 ? "1 attempt" : state.Attempts.ToString(CultureInfo.InvariantCulture) + " attempts";

    private static string Last(RequestState state) =>
        state.LastFailure is { } failure ? " Last failure: " + failure : "";

    private static string Seconds(TimeSpan time) =>
        time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";
}
