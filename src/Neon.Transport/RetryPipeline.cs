using System.Globalization;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Neon.Transport;

/// <summary>Builds the resilience pipeline: retry, then the rate limits, then the time-out of one attempt.</summary>
internal static class RetryPipeline
{
    /// <summary>The pipeline that one request runs through; it keeps no state of its own.</summary>
    public static ResiliencePipeline<HttpResponseMessage> Build(
        TimeProvider clock, TimeSpan attemptTimeout, RetryDelay delay)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new HttpRetryStrategyOptions
            {
                // The time-out and the retry table end it.
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = args => ValueTask.FromResult(
                    ShouldRepeat(StateOf(args.Context), args.Outcome, args.AttemptNumber, delay)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(StateOf(args.Context).RetryDelay),
                OnRetry = args =>
                {
                    var state = StateOf(args.Context);
                    if (args.Outcome.Exception is TimeoutRejectedException)
                    {
                        state.Explain(TimedOut(attemptTimeout));
                    }

                    state.Report(args.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .AddRateLimiter(new RateLimiterStrategyOptions
            {
                RateLimiter = async args => await StateOf(args.Context)
                    .PassLimiterAsync(args.Context.CancellationToken).ConfigureAwait(false),
            });
        if (attemptTimeout != Timeout.InfiniteTimeSpan)
        {
            builder.AddTimeout(new HttpTimeoutStrategyOptions
            {
                TimeoutGenerator = args => ValueTask.FromResult(IsWatched(args.Context) ? Timeout.InfiniteTimeSpan : attemptTimeout),
            });
        }

        return builder.Build();
    }

    /// <summary>The message for the time-out of one attempt.</summary>
    public static string TimedOut(TimeSpan attemptTimeout) => string.Create(
        CultureInfo.InvariantCulture, $"No response was received within {attemptTimeout.TotalSeconds:0.###} s (the time-out of one attempt).");

    private static bool ShouldRepeat(
        RequestState state, Outcome<HttpResponseMessage> outcome, int retries, RetryDelay delay) =>
        // Without a response and without an attempt, the limiter ended it.
        outcome.Exception is not (OperationCanceledException or RateLimiterRejectedException)
        && !state.IsOnce
        && RetryRules.MayRepeat(state.Result, state.IsSafe, state.Reconnects)
        && state.TryRepeat(delay.Next(outcome.Result, retries));

    private static bool IsWatched(ResilienceContext context) =>
        context.GetRequestMessage()!.Options.TryGetValue(TransportContract.StreamBody, out var streams) && streams;

    private static RequestState StateOf(ResilienceContext context) =>
        RequestState.Of(context.GetRequestMessage() ?? throw new InvalidOperationException("There is no request in this pipeline."));
}
