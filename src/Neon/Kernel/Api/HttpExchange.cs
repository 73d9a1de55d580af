using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Neon;

/// <summary>One request through the transport, and its complete response or a failure.</summary>
internal sealed class HttpExchange(NeonClient client, ApiRequest request)
{
    private readonly NeonConnection _connection = client.Connection;
    private DateTimeOffset _sentAt;
    private bool _hasResponse;
    private bool _isReceiving;

    private DateTimeOffset Now => client.Clock.GetUtcNow();

    /// <summary>Sends the request and returns the response, regardless of its status.</summary>
    /// <exception cref="NeonApiException">There was no complete response.</exception>
    public async Task<ApiReply> RunAsync(CancellationToken cancellation)
    {
        using var watch = new StallWatch(_connection.AttemptTimeout, client.Clock, cancellation);
        // Not on the pipeline thread, where a hanging disk would block a stop.
        using var message = request.ReadsFiles
            ? await FileWork.RunAsync(() => request.ToMessage(_connection.BaseUri, watch.Moved), cancellation).ConfigureAwait(false)
            : request.ToMessage(_connection.BaseUri, watch.Moved);
        var wire = new WireLog(client, request);
        Authorize(message);
        Follow(message, watch, wire);
        var invoker = _connection.Invoker;
        try
        {
            return await SendAsync(invoker, message, watch).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (watch.HasStalled && !cancellation.IsCancellationRequested)
        {
            throw Explain(message, new TimeoutException(string.Create(
                CultureInfo.InvariantCulture, $"no data was transferred for {_connection.AttemptTimeout.TotalSeconds:0.###} s.")));
        }
        catch (Exception failure) when (failure is not NeonApiException
            && !(failure is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            throw Explain(message, failure);
        }
        finally
        {
            wire.Ended();
        }
    }

    private void Authorize(HttpRequestMessage message)
    {
        // A signed URL is complete and is sent nothing that identifies the user.
        if (!request.IsPresigned)
        {
            request.Secrets.Add(_connection.ApiKey);
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret.Reveal(_connection.ApiKey));
            message.Headers.UserAgent.Add(NeonConnection.UserAgent);
            message.Options.Set(TransportContract.Account, _connection.LimitPartition);
        }
    }

    /// <summary>Subscribes to the transport's events of the request.</summary>
    private void Follow(HttpRequestMessage message, StallWatch watch, WireLog wire)
    {
        message.Options.Set(TransportContract.Once, client.SendsOnce);
        message.Options.Set(TransportContract.Afresh, _connection.BeginsAfresh());
        _sentAt = Now;
        // Resources that were created while the request was delayed or before a retry are not its own.
        message.Options.Set(TransportContract.Holding, isHeld =>
        {
            _sentAt = Now;
            wire.HeldBack(isHeld);
        });
        message.Options.Set(TransportContract.Report, report =>
        {
            _sentAt = report.RetryDelay is { } delay ? Now + delay : _sentAt;
            watch.Rest();
            wire.Attempted(report);
        });
    }

    private async Task<ApiReply> SendAsync(HttpMessageInvoker invoker, HttpRequestMessage message, StallWatch watch)
    {
        using var response = await invoker.SendAsync(message, watch.Token).ConfigureAwait(false);
        // The transport's time-outs end with the response headers if the transport does not read the body.
        watch.Moved();
        _hasResponse = true;
        // A partial or empty body is not the file.
        _isReceiving = request.Reader is not null && response.StatusCode == HttpStatusCode.OK;
        var body = _isReceiving
            ? await HandOverAsync(response.Content, request.Reader!, watch).ConfigureAwait(false)
            : await response.Content.ReadAsByteArrayAsync(watch.Token).ConfigureAwait(false);
        var reply = new ApiReply(request, response, body, _connection, _sentAt, Now);
        if (reply.ServerTime is { } serverTime && !request.IsPresigned)
        {
            _connection.ServerClock.Learn(serverTime, _sentAt);
        }

        _connection.HasReachedNeon = _connection.HasReachedNeon || reply.IsNeons;
        return reply;
    }

    private static async Task<byte[]> HandOverAsync(HttpContent content, ApiRequest.BodyReader reader, StallWatch watch)
    {
        var source = await content.ReadAsStreamAsync(watch.Token).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            using var body = new ProgressStream(source, watch.Moved);
            await reader(body, content.Headers.ContentLength, watch.Token).ConfigureAwait(false);
        }

        return [];
    }

    /// <summary>The failure of a request without a complete response.</summary>
    private NeonApiException Explain(HttpRequestMessage message, Exception failure)
    {
        message.Options.TryGetValue(TransportContract.ReplyLost, out var replyLost);
        message.Options.TryGetValue(TransportContract.NothingSent, out var nothingSent);
        message.Options.TryGetValue(TransportContract.HeldBack, out var heldBack);
        var isOfNetwork = failure is HttpRequestException or IOException or TimeoutException or OperationCanceledException;
        // After an unexpected failure, it is unknown how much of the request was sent.
        var kind = request.IsChange && (replyLost || _hasResponse || !isOfNetwork) ? NeonFailure.OutcomeUnknown
            : !isOfNetwork ? NeonFailure.Unexpected
            : failure is TimeoutException && heldBack ? NeonFailure.RateLimited
            : failure is TimeoutException ? NeonFailure.Timeout
            : failure is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse } ? NeonFailure.InvalidResponse
            : NeonFailure.Connection;
        var host = request.HostOf(_connection.BaseUri);
        var cause = failure is HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } ? TransportContract.Damaged : failure.Message;
        var words = kind switch
        {
            NeonFailure.OutcomeUnknown => $"The change was sent to {host}, but no response was received: {cause}",
            NeonFailure.RateLimited => $"The rate limits of {host} did not allow the request in time: {cause}",
            NeonFailure.Timeout => $"{host} did not respond in time: {cause}",
            NeonFailure.Unexpected => $"The request to {host} failed unexpectedly ({failure.GetType().Name}): {cause}",
            NeonFailure.InvalidResponse => $"The response from {host} cannot be read: {cause}",
            _ when nothingSent => $"Could not connect to {host}: {cause}",
            _ => $"The connection to {host} was lost: {cause}",
        };
        // The framework's message can quote an invalid response, which can quote the request.
        return new NeonApiException(kind, request.Secrets.Mask(words), request.Secrets.Mask(failure))
        {
            Method = request.Method.Method,
            Route = request.Route.Template,
            SentAt = _sentAt,
            BrokeOff = _isReceiving,
            // Bytes that are not HTTP come from another service; an oversized response can come from anywhere.
            Advice = kind switch
            {
                NeonFailure.Connection when failure is HttpRequestException { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } => ProxySecrets.Advice,
                NeonFailure.Connection when !nothingSent => $"{(request.IsChange ? "Nothing was changed. " : string.Empty)}Check the network and the proxy, then try again.",
                NeonFailure.RateLimited when message.Options.TryGetValue(TransportContract.ShutFor, out var shut) =>
                    $"Neon rate-limited this account, so the module sends it no requests for another {Display.Seconds((long)Math.Ceiling(shut.TotalSeconds))}. Run Connect-Neon to try again sooner.",
                NeonFailure.InvalidResponse when !request.IsPresigned && !_connection.HasReachedNeon => ApiReply.AddressAdvice(_connection.BaseUri),
                _ => null,
            },
        };
    }
}
