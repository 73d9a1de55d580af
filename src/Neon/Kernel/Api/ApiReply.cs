using System.Net;

namespace Neon;

/// <summary>A complete response of the service.</summary>
internal sealed partial class ApiReply
{
    private readonly ApiRequest _request;
    private readonly ReplyBody _body;
    private readonly string? _requestId;
    private readonly TimeSpan? _retryAfter;
    private readonly DateTimeOffset _sentAt;
    private readonly DateTimeOffset _receivedAt;
    private readonly NeonConnection _connection;
    private readonly string? _redirectHost;
    private readonly string? _server;
    private readonly bool _mayBeOfProxy;

    public ApiReply(
        ApiRequest request, HttpResponseMessage response, byte[] body, NeonConnection connection, DateTimeOffset sentAt, DateTimeOffset now)
    {
        _request = request;
        _connection = connection;
        _body = new ReplyBody(body, response.Content.Headers.ContentType?.MediaType);
        _sentAt = sentAt;
        _receivedAt = now;
        _requestId = response.Headers.TryGetValues("x-request-id", out var ids) ? ids.FirstOrDefault() : null;
        _retryAfter = TransportContract.RequestedDelay(response, now);
        // Plain http and loopback requests never go through a proxy.
        _mayBeOfProxy = (response.RequestMessage?.RequestUri ?? connection.BaseUri) is { IsLoopback: false } address && address.Scheme == Uri.UriSchemeHttps;
        _redirectHost = response.Headers.Location is { IsAbsoluteUri: true } location ? location.Authority : null;
        _server = response.Headers.TryGetValues("Server", out var servers) ? string.Join(' ', servers) : null;
        connection.RecognizeServer(_server);
        StatusCode = response.StatusCode;
        ServerTime = response.Headers.Date;
    }

    public HttpStatusCode StatusCode { get; }

    /// <summary>The service's time of the response, if specified.</summary>
    public DateTimeOffset? ServerTime { get; }

    /// <summary>The body as text; empty if there is none.</summary>
    public string Text => _body.Text;

    private ReadOnlySpan<byte> Json => _body.Json;

    public ApiReply EnsureSuccess()
    {
        var status = (int)StatusCode;
        if (IsSuccess && !_request.IsPresigned && StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.NoContent))
        {
            throw Failure(Unusable, Responder());
        }

        if (IsSuccess)
        {
            return this;
        }

        if (StatusCode == HttpStatusCode.ProxyAuthenticationRequired)
        {
            throw _mayBeOfProxy
                ? Failure(NeonFailure.Connection, $"{Responded()} A proxy in front of it requires authentication.").With(advice: ProxySecrets.Advice)
                : Failure(NeonFailure.InvalidResponse, Responder());
        }

        if (IsForeign(status))
        {
            throw Failure(NeonFailure.InvalidResponse, Responder());
        }

        if (status is >= 300 and < 400)
        {
            var target = _redirectHost is { } host ? $" It points to {host}." : string.Empty;
            throw Failure(NeonFailure.InvalidResponse, _request.IsPresigned
                ? $"The store responded with {status}, a redirect. It was not followed because the URL is signed for this host.{target}"
                : $"Neon responded with {status}, a redirect. It was not followed, to protect the API key.{target}");
        }

        // The service may have carried out a change before it responded with one of these.
        var failure = _request.IsChange && status is 408 or 500 or 502 or 504 or 524
            ? NeonFailure.OutcomeUnknown
            : NeonFailure.ErrorResponse;
        throw Failure(failure, IsForeignFault(status) ? Responder() : null);
    }

    /// <summary>Creates the exception for this response. Default message: the service's own.</summary>
    public NeonApiException Failure(NeonFailure failure, string? message, Exception? cause = null)
    {
        var error = _body.Error;
        message ??= error?.Words is { Length: > 0 } words ? words : Wordless();
        if (AsksForLongPause)
        {
            // Neon's messages need not end with a period.
            message = $"{message.TrimEnd('.', ' ')}. Neon asked to wait until {Display.LocalTime(_receivedAt + _retryAfter)} ({Display.Seconds((long?)_retryAfter?.TotalSeconds)}).";
        }

        // Any of it may be quoted from the request.
        var sent = _request.Secrets;
        return new NeonApiException(failure, sent.Mask(message), sent.Mask(cause))
        {
            StatusCode = StatusCode,
            Code = sent.Mask(error?.CodeOrReason),
            Reason = sent.Mask(error?.Reason),
            RequestId = sent.Mask(error?.RequestId is { Length: > 0 } id ? id : _requestId),
            Method = _request.Method.Method,
            Route = _request.Route.Template,
            RetryAfter = _retryAfter,
            SentAt = _sentAt,
            IsMissing = failure == NeonFailure.ErrorResponse && StatusCode == HttpStatusCode.NotFound && !_request.IsPresigned
                && MissingResource.IsProof(_request.Route.Template, error?.Message ?? string.Empty),
            ShownText = failure == NeonFailure.ErrorResponse && StatusCode == HttpStatusCode.NotFound && !_request.IsPresigned && string.IsNullOrEmpty(error?.Reason)
                && MissingResource.Describe(_request.Route.Template, _request.Route.Parameters, error?.Message ?? string.Empty, _connection.Names.Find) is { } missing
                ? sent.Mask(missing)
                : null,
            Within = _request.Route.Parameters,
            IsFromPresignedUrl = _request.IsPresigned,
            Advice = _request.IsPresigned && (int)StatusCode is 400 or 401 or 403
                ? "The store rejected the signed URL, which may have expired. Run the command again to get a new one."
                : AsksForLongPause && StatusCode == HttpStatusCode.TooManyRequests
                ? $"The module sends nothing to this account for {TransportContract.MaxRetryAfter.TotalMinutes:0} minutes. Run Connect-Neon to try again sooner."
                : failure == NeonFailure.InvalidResponse && !_request.IsPresigned && !(_body.HasJsonType && IsSuccess) ? ForeignAdvice
                : failure == NeonFailure.ErrorResponse && IsForeignFault((int)StatusCode) ? ForeignAdvice
                : null,
        };
    }

    /// <summary>
    /// Whether something other than Neon responded. Neon explains every refusal. A 404 must do so exactly as the contract
    /// defines, because it proves that a resource does not exist. A status that the transport retries needs no explanation.
    /// </summary>
    private bool IsForeign(int status) => !_request.IsPresigned && status switch
    {
        < 200 or 304 or >= 600 => true,
        404 => !IsNeonsError,
        408 or 423 or 429 => false,
        >= 400 and < 500 => _body.Error is not ({ Code: not null } or { Reason: not null } or { Words.Length: > 0 }),
        _ => false,
    };

    /// <summary>
    /// Whether a server error is from a gateway or something else instead of Neon. Neon's own errors have a code and a message;
    /// 524 is from the network in front of Neon.
    /// </summary>
    private bool IsForeignFault(int status) => !_request.IsPresigned && status is >= 500 and not 524 && !IsNeonsError;

    /// <summary>Whether Neon itself appears to have responded.</summary>
    public bool IsNeons => !_request.IsPresigned && (IsSuccess ? _body.HasJsonType && JsonExcerpt.IsWellFormed(Json) : IsNeonsError);

    private bool IsNeonsError => _body.HasJsonType && _body.Error is { Code: not null, Message.Length: > 0 };

    private string Responder() => $"{Responded()} That is not a response of Neon's API.";

    private string Responded() =>
        $"{_request.HostOf(_connection.BaseUri)} responded with {Status()} ({_body.Shape()}{(_server is null ? null : $", server \"{VisibleText.Of(_server)}\"")}).";

    // Once Neon has responded on the connection, its URL is right.
    private string ForeignAdvice => _connection.HasReachedNeon ? GatewayAdvice : AddressAdvice(_connection.BaseUri);

    private const string GatewayAdvice =
        "Neon responded earlier, so the URL is right: a gateway or a proxy responded instead. Try again later. If it persists, check the network and the proxy.";

    /// <summary>Whether Neon asks to wait for longer than the module delays requests.</summary>
    private bool AsksForLongPause => !_request.IsPresigned && _retryAfter > TransportContract.MaxRetryAfter
        && StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    // Two causes, distinguished by the URL: the user set it, or it is Neon's own.
    internal static string AddressAdvice(Uri baseUri) => baseUri == NeonConnection.DefaultBaseUri
        ? "A proxy or a sign-in page of your network probably responded instead of Neon. Check the network and the proxy, then try again."
        : $"The URL {baseUri} is probably wrong. Check -BaseUri of Connect-Neon and $env:NEON_API_HOST. Default: {NeonConnection.DefaultBaseUri}";

    private bool IsSuccess => (int)StatusCode is >= 200 and < 300;

    private string Status() => (int)StatusCode + (Enum.IsDefined(StatusCode) ? $" {StatusCode}" : string.Empty);

    private string Wordless()
    {
        var text = $"{(_request.IsPresigned ? "The store" : "Neon")} responded with {Status()}";
        return _body.Title() is { } title ? $"{text} and the page \"{title}\"." : $"{text} without giving a reason ({_body.Shape()}).";
    }
}
