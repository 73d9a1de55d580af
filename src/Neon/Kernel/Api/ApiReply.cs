using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Xml;
using System.Xml.Linq;

namespace Neon;

/// <summary>An answer of the service, read to its end.</summary>
internal sealed class ApiReply
{
    private readonly ApiRequest _request;
    private readonly byte[] _body;
    private readonly string? _requestId;
    private readonly TimeSpan? _retryAfter;
    private readonly string? _mediaType;
    private readonly DateTimeOffset _sentAt;

    public ApiReply(ApiRequest request, HttpResponseMessage response, byte[] body, DateTimeOffset sentAt, DateTimeOffset now)
    {
        _request = request;
        _body = body;
        _sentAt = sentAt;
        _requestId = response.Headers.TryGetValues("x-request-id", out var ids) ? ids.FirstOrDefault() : null;
        var asked = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - now : null;
        _retryAfter = asked > TimeSpan.Zero ? asked : null;
        _mediaType = response.Content.Headers.ContentType?.MediaType;
        StatusCode = response.StatusCode;
        ServerTime = response.Headers.Date;
    }

    public HttpStatusCode StatusCode { get; }

    /// <summary>The clock of the service when it answered, if it said.</summary>
    public DateTimeOffset? ServerTime { get; }

    /// <summary>The body as text; empty when there is none.</summary>
    public string Text => Encoding.UTF8.GetString(_body);

    /// <summary>Reads the body; null when there is none.</summary>
    /// <exception cref="NeonApiException">The body is no JSON, or JSON of another shape.</exception>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        if (_body.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(JsonNulls.WithoutNullItems(_body), type);
        }
        catch (Exception broken) when (JsonNulls.IsUnreadable(broken))
        {
            // A change was made although its answer cannot be read, so its outcome has to be looked up.
            var failure = _request.IsChange ? NeonFailure.OutcomeUnknown : NeonFailure.InvalidResponse;
            throw Failure(failure, $"Neon answered {(int)StatusCode} with a body that cannot be read as JSON ({Shape()}).", broken);
        }
    }

    public ApiReply EnsureSuccess()
    {
        var status = (int)StatusCode;
        if (status is >= 200 and < 300)
        {
            return this;
        }

        if (StatusCode == HttpStatusCode.ProxyAuthenticationRequired)
        {
            throw Failure(NeonFailure.Connection, "A proxy on the way requires authentication.").Told(advice: ProxySecrets.Advice);
        }

        if (status is >= 300 and < 400)
        {
            throw Failure(NeonFailure.InvalidResponse, _request.IsElsewhere
                ? $"The store answered {status}, a redirect, which is not followed: the address was signed for this host."
                : $"Neon answered {status}, a redirect, which is not followed with the API key.");
        }

        // The service may have carried out a change before it answered with one of these.
        var failure = _request.IsChange && status is 408 or 500 or 502 or 504 or 524
            ? NeonFailure.OutcomeUnknown
            : NeonFailure.ErrorResponse;
        throw Failure(failure, null);
    }

    /// <summary>Makes the exception for this answer; without words of ours it has the service's own.</summary>
    public NeonApiException Failure(NeonFailure failure, string? message, Exception? cause = null)
    {
        var error = ReadError();
        message ??= error?.Words is { Length: > 0 } words ? words : Wordless();
        // All of it may be quoted from the request.
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
            IsFromElsewhere = _request.IsElsewhere,
            Advice = _request.IsElsewhere && (int)StatusCode is 400 or 401 or 403
                ? "The store did not take the signed address: it may have run out, or something on the way changed the request. Try again."
                : null,
        };
    }

    private string Wordless()
    {
        var answer = $"{(_request.IsElsewhere ? "The store" : "Neon")} answered {(int)StatusCode}"
            + (Enum.IsDefined(StatusCode) ? $" {StatusCode}" : string.Empty);
        return Title() is { } title ? $"{answer} with the page \"{title}\"." : $"{answer} without saying why ({Shape()}).";
    }

    private string Shape() => (_body.Length, Title()) switch
    {
        (0, _) => "no body",
        (var length, null) => $"{_mediaType ?? "no content type"}, {length} bytes",
        (var length, var title) => $"{_mediaType}, {length} bytes, titled \"{title}\"",
    };

    // The page of a proxy or a portal in between: its markup tells a person nothing.
    private string? Title() => _mediaType is "text/html" or "application/xhtml+xml" ? PageTitle.Of(_body) : null;

    // The stores behind signed addresses speak XML.
    private static ErrorBody ReadXml(XElement error) => new()
    {
        Code = error.Element("Code")?.Value,
        Message = error.Element("Message")?.Value,
        RequestId = error.Element("RequestId")?.Value,
    };

    private ErrorBody? ReadError()
    {
        if (_body.Length == 0)
        {
            return null;
        }

        try
        {
            return _mediaType is "application/xml" or "text/xml"
                ? ReadXml(XElement.Parse(Text))
                : JsonSerializer.Deserialize(JsonNulls.WithoutNullItems(_body), KernelJson.Default.ErrorBody);
        }
        catch (Exception unreadable) when (JsonNulls.IsUnreadable(unreadable) || unreadable is XmlException)
        {
            return null;
        }
    }
}
