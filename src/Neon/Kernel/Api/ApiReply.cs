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
    private readonly DateTimeOffset _receivedAt;
    private readonly NeonConnection _connection;
    private readonly string? _redirectHost;
    private readonly string? _server;
    private readonly Lazy<ErrorBody?> _error;
    private readonly Lazy<(byte[] Bytes, IReadOnlySet<string> Replaced)> _json;

    public ApiReply(
        ApiRequest request, HttpResponseMessage response, byte[] body, NeonConnection connection, DateTimeOffset sentAt, DateTimeOffset now)
    {
        _request = request;
        _connection = connection;
        _error = new Lazy<ErrorBody?>(ReadError);
        _json = new Lazy<(byte[] Bytes, IReadOnlySet<string> Replaced)>(ReadJson);
        _body = body;
        _sentAt = sentAt;
        _receivedAt = now;
        _requestId = response.Headers.TryGetValues("x-request-id", out var ids) ? ids.FirstOrDefault() : null;
        var asked = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - now : null;
        _retryAfter = asked > TimeSpan.Zero ? asked : null;
        _mediaType = response.Content.Headers.ContentType?.MediaType;
        _redirectHost = response.Headers.Location is { IsAbsoluteUri: true } location ? location.Authority : null;
        _server = response.Headers.TryGetValues("Server", out var servers) ? string.Join(' ', servers) : null;
        StatusCode = response.StatusCode;
        ServerTime = response.Headers.Date;
    }

    public HttpStatusCode StatusCode { get; }

    /// <summary>The clock of the service when it answered, if it said.</summary>
    public DateTimeOffset? ServerTime { get; }

    /// <summary>The body as text; empty when there is none.</summary>
    public string Text => Encoding.UTF8.GetString(_body);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    // A change may have been made although its response is not what was to come, so its outcome has to be looked up.
    private NeonFailure Unusable => _request.IsChange ? NeonFailure.OutcomeUnknown : NeonFailure.InvalidResponse;

    private ReadOnlySpan<byte> Json => _json.Value.Bytes;

    /// <summary>The body as JSON text, with strings that can be read.</summary>
    /// <param name="warn">Who is told of text in which characters were replaced.</param>
    public string ReadText(Action<string> warn)
    {
        foreach (var member in _json.Value.Replaced)
        {
            warn(_request.Secrets.Mask(ReplacedIn(member)));
        }

        return Encoding.UTF8.GetString(Json);
    }

    /// <summary>Reads the body; null when there is none.</summary>
    /// <param name="type">What to read it as.</param>
    /// <param name="warn">Who is told of values that had to be left out, by member, and in which words.</param>
    /// <exception cref="NeonApiException">
    /// The body is not JSON, does not have what the API promises, or is about something else than was asked for.
    /// </exception>
    public T? Read<T>(JsonTypeInfo<T> type, Action<string, string> warn)
        where T : class
    {
        if (Json.Length == 0)
        {
            return null;
        }

        T? value;
        IReadOnlyDictionary<string, string> misfits;
        ResponseShape.Fault? fault;
        string? unread;
        IReadOnlyList<ResponseEcho.Difference> differences;
        try
        {
            var json = JsonNulls.WithoutNullItems(Json);
            var nullItem = json.Length == Json.Length ? null : ResponseShape.Of(type).NullItemIn(Json);
            value = JsonRepair.Read(json, type, _json.Value.Replaced.Count > 0, out misfits, out unread);
            fault = value is null ? null : nullItem ?? ResponseShape.Of(type).FaultIn(json, value, _request.Asked);
            differences = ResponseEcho.DifferencesIn(_request, json);
        }
        catch (Exception broken) when (JsonNulls.IsUnreadable(broken))
        {
            var what = JsonExcerpt.IsWellFormed(Json) ? "JSON of another form than the API defines" : "a body that cannot be read as JSON";
            throw Failure(Unusable, $"Neon answered {(int)StatusCode} with {what} ({Shape()}).", broken);
        }

        unread ??= _json.Value.Replaced.FirstOrDefault(member => ResponseShape.IsIndispensable(type, member)) is { } lost
            ? $"Neon sent text with invalid characters for '{VisibleText.Of(lost)}', which cannot be used."
            : null;
        var other = differences.FirstOrDefault(difference => difference.IsParent);
        if ((unread ?? (fault is not null ? Words(fault) : other is not null ? AnotherThing(other.Path, other.Came, other.Asked) : null)) is { } words)
        {
            throw Failure(Unusable, words);
        }

        foreach (var difference in differences)
        {
            var text = $"The change was made, but in Neon's response '{difference.Path}' is '{VisibleText.Of(difference.Came)}', and the request named '{VisibleText.Of(difference.Asked)}'.";
            warn(text, _request.Secrets.Mask(text));
        }

        foreach (var (member, text) in misfits)
        {
            warn(member, _request.Secrets.Mask(text) + " It was left out.");
        }

        foreach (var member in _json.Value.Replaced.Where(member => !misfits.ContainsKey(member)))
        {
            warn(member, _request.Secrets.Mask(ReplacedIn(member)));
        }

        return value;
    }

    /// <summary>Makes sure that a change has the response that the API promises where there is nothing to read.</summary>
    /// <exception cref="NeonApiException">The response is another one: something in between may have given it.</exception>
    public void EnsureNoBody()
    {
        var isEmpty = (_request.IsElsewhere && _body.Length == 0)
            || (_request.HasEmptyResponse && (Json.Trim(" \t\r\n"u8) is [] or [(byte)'{', (byte)'}']));
        if (StatusCode != HttpStatusCode.NoContent && !isEmpty)
        {
            throw Failure(Unusable, $"{(_request.IsElsewhere ? "The store" : "Neon")} answered {(int)StatusCode} where a response without a body was expected ({Shape()}).");
        }
    }

    public ApiReply EnsureSuccess()
    {
        var status = (int)StatusCode;
        if (IsSuccess && !_request.IsElsewhere && StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.NoContent))
        {
            throw Failure(Unusable, Responder());
        }

        if (IsSuccess)
        {
            return this;
        }

        if (StatusCode == HttpStatusCode.ProxyAuthenticationRequired)
        {
            throw Failure(NeonFailure.Connection, "A proxy on the way requires authentication.").Told(advice: ProxySecrets.Advice);
        }

        if (IsForeign(status))
        {
            throw Failure(NeonFailure.InvalidResponse, Responder());
        }

        if (status is >= 300 and < 400)
        {
            var target = _redirectHost is { } host ? $" It points to {host}." : string.Empty;
            throw Failure(NeonFailure.InvalidResponse, _request.IsElsewhere
                ? $"The store answered {status}, a redirect, which is not followed: the address was signed for this host.{target}"
                : $"Neon answered {status}, a redirect, which is not followed with the API key.{target}");
        }

        // The service may have carried out a change before it answered with one of these.
        var failure = _request.IsChange && status is 408 or 500 or 502 or 504 or 524
            ? NeonFailure.OutcomeUnknown
            : NeonFailure.ErrorResponse;
        throw Failure(failure, IsForeignFault(status) ? Responder() : null);
    }

    /// <summary>Makes the exception for this answer; without words of ours it has the service's own.</summary>
    public NeonApiException Failure(NeonFailure failure, string? message, Exception? cause = null)
    {
        var error = _error.Value;
        message ??= error?.Words is { Length: > 0 } words ? words : Wordless();
        if (AsksForLongPause)
        {
            // Neon's own words need not end in a full stop.
            message = $"{message.TrimEnd('.', ' ')}. Neon asked to wait until {Display.LocalTime(_receivedAt + _retryAfter)} ({Display.Seconds((long?)_retryAfter?.TotalSeconds)}).";
        }

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
            IsMissing = failure == NeonFailure.ErrorResponse && StatusCode == HttpStatusCode.NotFound && !_request.IsElsewhere
                && MissingResource.IsProof(_request.Route.Template, error?.Message ?? string.Empty),
            IsFromElsewhere = _request.IsElsewhere,
            Advice = _request.IsElsewhere && (int)StatusCode is 400 or 401 or 403
                ? "The store did not take the signed address: it may have run out, or something on the way changed the request. Try again."
                : AsksForLongPause && StatusCode == HttpStatusCode.TooManyRequests
                ? $"The module sends nothing to this account for {Seam.MaxRetryAfter.TotalMinutes:0} minutes. Run Connect-Neon to try again earlier."
                : failure == NeonFailure.InvalidResponse && !_request.IsElsewhere && !(HasJsonType && IsSuccess) ? ForeignAdvice
                : failure == NeonFailure.ErrorResponse && IsForeignFault((int)StatusCode) ? ForeignAdvice
                : null,
        };
    }

    /// <summary>
    /// Whether something other than Neon responded. Neon explains every refusal; a 404 has to do so exactly as the contract
    /// says, because it proves that something is gone. A status that the transport repeats says enough by itself.
    /// </summary>
    private bool IsForeign(int status) => !_request.IsElsewhere && status switch
    {
        < 200 or 304 or >= 600 => true,
        404 => !IsNeonsError,
        408 or 423 or 429 => false,
        >= 400 and < 500 => _error.Value is not ({ Code: not null } or { Reason: not null } or { Words.Length: > 0 }),
        _ => false,
    };

    /// <summary>
    /// Whether a server error is that of a gateway or of something else in Neon's place. Neon's own have a code and a message;
    /// 524 is the one that the network in front of Neon gives.
    /// </summary>
    private bool IsForeignFault(int status) => !_request.IsElsewhere && status is >= 500 and not 524 && !IsNeonsError;

    /// <summary>Whether Neon itself responded, as far as that shows.</summary>
    public bool IsNeons => !_request.IsElsewhere && (IsSuccess ? HasJsonType && JsonExcerpt.IsWellFormed(Json) : IsNeonsError);

    private bool IsNeonsError => HasJsonType && _error.Value is { Code: not null, Message.Length: > 0 };

    private string Responder() =>
        $"{_request.HostOf(_connection.BaseUri)} responded with {Status()} ({Shape()}{(_server is null ? null : $", server \"{VisibleText.Of(_server)}\"")}). That is not a response of Neon's API.";

    // Once Neon has responded on the connection, its address is right.
    private string ForeignAdvice => _connection.HasReachedNeon ? GatewayAdvice : AddressAdvice(_connection.BaseUri);

    private const string GatewayAdvice =
        "Neon responded earlier, so the address is right: a gateway or a proxy responded in its place. Try again later. If it persists, check the network and the proxy.";

    /// <summary>Whether Neon asks to wait for longer than requests are held back.</summary>
    private bool AsksForLongPause => !_request.IsElsewhere && _retryAfter > Seam.MaxRetryAfter
        && StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    // Two causes, told apart by the address: somebody set it, or it is Neon's own.
    internal static string AddressAdvice(Uri baseUri) => baseUri == NeonConnection.DefaultBaseUri
        ? "A proxy or a sign-in page of your network probably responded instead of Neon. Check the network and the proxy, then try again."
        : $"The address {baseUri} is probably wrong. Check -BaseUri of Connect-Neon and $env:NEON_API_HOST; without them the address is {NeonConnection.DefaultBaseUri}";

    private bool HasJsonType => _mediaType is not null
        && (_mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || _mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private bool IsSuccess => (int)StatusCode is >= 200 and < 300;

    private string Status() => (int)StatusCode + (Enum.IsDefined(StatusCode) ? $" {StatusCode}" : string.Empty);

    private string Wordless()
    {
        var answer = $"{(_request.IsElsewhere ? "The store" : "Neon")} answered {Status()}";
        return Title() is { } title ? $"{answer} with the page \"{title}\"." : $"{answer} without saying why ({Shape()}).";
    }

    private string Words(ResponseShape.Fault fault) => fault switch
    {
        { Asked: { } asked, Came: { } came } => AnotherThing(fault.Path, came, asked),
        { Path: "" } => $"Neon's response has none of the members that the API defines ({Shape()}).",
        _ => $"Neon's response does not contain '{fault.Path}' ({Shape()}).",
    };

    private static string AnotherThing(string path, string came, string asked) =>
        $"Neon's response is not about what was requested: '{path}' is '{VisibleText.Of(came)}', and the request named '{asked}'.";

    private string Shape() => (_body.Length, Title()) switch
    {
        (0, _) => "no body",
        (var length, null) when _mediaType is not ("text/html" or "application/xhtml+xml") && JsonExcerpt.Of(Json) is { } excerpt =>
            $"{_mediaType ?? "no content type"}, {length} bytes: {excerpt}",
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

    private static string ReplacedIn(string member) =>
        $"Neon sent text with invalid characters for '{VisibleText.Of(member)}'. They were replaced with U+FFFD.";

    private (byte[] Bytes, IReadOnlySet<string> Replaced) ReadJson()
    {
        var body = _body.AsSpan().StartsWith(ByteOrderMark) ? _body[ByteOrderMark.Length..] : _body;
        return body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..]
            ? (JsonCharacters.Mend(body, out var replaced), replaced)
            : (body, new HashSet<string>());
    }

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
                : JsonSerializer.Deserialize(JsonNulls.WithoutNullItems(Json), KernelJson.Default.ErrorBody);
        }
        catch (Exception unreadable) when (JsonNulls.IsUnreadable(unreadable) || unreadable is XmlException)
        {
            return null;
        }
    }
}
