using System.Globalization;
using System.Net.Http.Headers;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Neon;

/// <summary>One call of the API before it is sent: method, route, query and body.</summary>
internal sealed class ApiRequest
{
    private static readonly Dictionary<string, string> NoHeaders = [];
    private readonly StringBuilder _query = new();
    private readonly Dictionary<string, string> _routeIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _echoed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _queryIds = new(StringComparer.Ordinal);
    private readonly Uri? _presignedUrl;
    private readonly IReadOnlyDictionary<string, string> _headers = NoHeaders;
    private byte[]? _body;
    private bool _isSafe;
    private Func<HttpContent>? _content;
    private string? _projectId;

    private ApiRequest(HttpMethod method, Route route)
    {
        Method = method;
        Route = route;
        foreach (var (name, value) in route.Parameters)
        {
            _routeIds[ResourceTable.PropertyOf(name)] = value;
        }
    }

    private ApiRequest(HttpMethod method, Route route, Uri presignedUrl, IReadOnlyDictionary<string, string> headers)
        : this(method, route)
    {
        _presignedUrl = presignedUrl;
        _headers = headers;
        Secrets.Add(Secret.Of(presignedUrl.PathAndQuery));
    }

    /// <summary>Receives the body of a successful response as it arrives: the stream and its length, if known.</summary>
    public delegate Task BodyReader(Stream body, long? length, CancellationToken cancellation);

    public HttpMethod Method { get; }

    public Route Route { get; }

    /// <summary>
    /// Method and route, the name of the call for rate limits and verbose output. It contains no value of the
    /// user.
    /// </summary>
    public string Label => $"{Method} {Route.Template}";

    /// <summary>The project whose queue this change uses. Default: that of the route.</summary>
    public string? ProjectId => _projectId ?? Route.ProjectId;

    /// <summary>Whether the call is a change, which is never sent twice.</summary>
    public bool IsChange => !_isSafe && Method != HttpMethod.Get && Method != HttpMethod.Head;

    /// <summary>Whether to wait for a locked project; otherwise 423 is an error like any other.</summary>
    public bool WaitsForLock { get; private set; } = true;

    /// <summary>The ids in the route, by the properties of the models: those of the response must be the same.</summary>
    public IReadOnlyDictionary<string, string> RouteIds => _routeIds;

    /// <summary>
    /// The ids in the query, by the member of the contract: <c>project_id</c> for <c>project_ids</c>. Those of the items of a list
    /// must be among them.
    /// </summary>
    public IReadOnlyDictionary<string, HashSet<string>> QueryIds => _queryIds;

    /// <summary>Values that the response repeats but that are not in the body under the same name.</summary>
    public IReadOnlyDictionary<string, string> Echoed => _echoed;

    /// <summary>The typed JSON body; null if there is none.</summary>
    public byte[]? SentJson { get; private set; }

    /// <summary>The secrets in the request.</summary>
    public SecretRedactor Secrets { get; private set; } = new();

    /// <summary>
    /// Whether the request goes to another host than Neon's: it then contains neither the key nor anything that
    /// identifies the user.
    /// </summary>
    public bool IsPresigned => _presignedUrl is not null;

    /// <summary>Whether the body of a successful response may be missing or an empty object.</summary>
    public bool HasEmptyResponse { get; private set; }

    /// <summary>Receives the body of a successful response as it arrives; null to read it into memory.</summary>
    public BodyReader? Reader { get; private set; }

    public static ApiRequest Get(Route route) => new(HttpMethod.Get, route);

    public static ApiRequest Post(Route route) => new(HttpMethod.Post, route);

    /// <summary>
    /// A POST that only queries: it changes nothing, so it is retried like a GET and does not wait for its
    /// turn.
    /// </summary>
    public static ApiRequest PostToRead(Route route) => new(HttpMethod.Post, route) { _isSafe = true };

    public static ApiRequest Patch(Route route) => new(HttpMethod.Patch, route);

    public static ApiRequest Put(Route route) => new(HttpMethod.Put, route);

    public static ApiRequest Delete(Route route) => new(HttpMethod.Delete, route);

    /// <summary>A PUT to a URL of a store that Neon signed, with exactly the headers from Neon and without the key.</summary>
    /// <param name="address">The URL of the store.</param>
    /// <param name="headers">The headers that were signed; null for none.</param>
    /// <param name="baseUri">The URL of the API that returned it.</param>
    /// <exception cref="NeonApiException">The URL or a header is not allowed.</exception>
    public static ApiRequest PutPresigned(Uri address, IReadOnlyDictionary<string, string>? headers, Uri baseUri)
    {
        SignedAddress.EnsureUsable(address, headers ?? NoHeaders, baseUri);
        return new ApiRequest(HttpMethod.Put, Route.Verbatim(string.Empty, "signed URL", null), address, headers ?? NoHeaders);
    }

    public static ApiRequest Of(string method, Route route) => new(new HttpMethod(method.ToUpperInvariant()), route);

    /// <summary>Sets the project of a call that has it in the body and not in the route.</summary>
    public ApiRequest OfProject(string projectId)
    {
        _projectId = projectId;
        return this;
    }

    /// <summary>
    /// Specifies that the contract defines no content for a successful response: no body, or an empty object. Otherwise a change
    /// without a response body succeeds with 204 only.
    /// </summary>
    public ApiRequest WithEmptyResponse()
    {
        HasEmptyResponse = true;
        return this;
    }

    /// <summary>Reports 423 instead of waiting: requests of a wait for a lock must not wait for the lock themselves.</summary>
    public ApiRequest WithoutLockWait()
    {
        WaitsForLock = false;
        return this;
    }

    /// <summary>Specifies the name after the change if it differs from that in the route; null has no effect.</summary>
    /// <param name="property">The property of the models for the name, such as <c>DatabaseName</c>.</param>
    /// <param name="name">The new name.</param>
    public ApiRequest Renames(string property, string? name)
    {
        if (name is not null)
        {
            _routeIds.Remove(property);
        }

        return this;
    }

    /// <summary>Specifies a value that the response repeats under another name than the request; null has no effect.</summary>
    /// <param name="member">The member of the response, such as <c>source_branch_id</c>.</param>
    /// <param name="value">The value in the request.</param>
    public ApiRequest Echo(string member, string? value)
    {
        if (value is not null)
        {
            _echoed[member] = value;
        }

        return this;
    }

    /// <summary>Adds a query parameter; null has no effect.</summary>
    public ApiRequest Query(string name, string? value)
    {
        if (value is not null)
        {
            _query.Append(_query.Length == 0 ? '?' : '&')
                .Append(Route.Escape(name, "query")).Append('=').Append(Route.Escape(value, name));
            if (name.EndsWith("_id", StringComparison.Ordinal) || name.EndsWith("_ids", StringComparison.Ordinal))
            {
                var member = name.TrimEnd('s');
                _queryIds.TryAdd(member, []);
                _queryIds[member].Add(value);
            }
        }

        return this;
    }

    /// <summary>Adds a repeated query parameter for several values; null or an empty list has no effect.</summary>
    public ApiRequest Query(string name, IEnumerable<string>? values)
    {
        foreach (var value in values ?? [])
        {
            Query(name, value);
        }

        return this;
    }

    /// <inheritdoc cref="Query(string, string?)"/>
    public ApiRequest Query(string name, int? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Query(string, string?)"/>
    public ApiRequest Query(string name, bool? value) => Query(name, value switch { null => null, true => "true", _ => "false" });

    /// <inheritdoc cref="Query(string, string?)"/>
    public ApiRequest Query(string name, DateTimeOffset? value) => Query(name, value is { } time ? Timestamp.Format(time) : null);

    /// <summary>Sets the JSON body.</summary>
    /// <exception cref="NeonApiException">A text in it ends in the middle of a character.</exception>
    public ApiRequest Body<T>(T body, JsonTypeInfo<T> type)
    {
        SentJson = _body = Secret.Capturing(Secrets, () => JsonSerializer.SerializeToUtf8Bytes(body, type));
        LoneSurrogates.Refuse(_body);
        return this;
    }

    /// <summary>Sets a JSON body that is already text, and specifies the secrets in it.</summary>
    public ApiRequest JsonBody(string json, SecretRedactor? secrets = null)
    {
        _body = Encoding.UTF8.GetBytes(json);
        Secrets = secrets ?? Secrets;
        return this;
    }

    /// <summary>Specifies a secret in the route.</summary>
    public ApiRequest Carrying(SecureString secret)
    {
        Secrets.Add(secret);
        return this;
    }

    /// <summary>
    /// Sets a body that is created for each attempt and streamed: files, forms with files. It is never in memory completely.
    /// </summary>
    public ApiRequest Content(Func<HttpContent> make)
    {
        _content = make;
        return this;
    }

    /// <summary>Passes on the body of a successful response as it arrives instead of reading it into memory.</summary>
    public ApiRequest StreamTo(BodyReader reader)
    {
        Reader = reader;
        return this;
    }

    /// <summary>The host that the request goes to.</summary>
    public string HostOf(Uri baseUri) => (_presignedUrl ?? baseUri).Authority;

    /// <summary>Whether creating the message may block, because a file is opened.</summary>
    public bool ReadsFiles => _content is not null;

    /// <summary>Creates the message of one attempt.</summary>
    /// <param name="baseUri">The URL of the API.</param>
    /// <param name="moved">Called for each sent piece of a streamed body, from any thread.</param>
    public HttpRequestMessage ToMessage(Uri baseUri, Action? moved = null)
    {
        if (_presignedUrl is not null)
        {
            return PresignedMessage(_presignedUrl, moved);
        }

        // Concatenated as text: resolved as a reference, a path such as "https:host" would send the key to another host.
        var text = baseUri.AbsoluteUri + Route.Path.TrimStart('/');
        var address = new Uri(text + _query);
        // After normalization by the framework, the path must still be below the URL of the API and have the same length.
        if (address.AbsolutePath.Count(character => character == '/') != text.Count(character => character == '/') - 2
            || !address.AbsoluteUri.StartsWith(baseUri.AbsoluteUri, StringComparison.Ordinal))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{Route.Path}' is not a valid request path: it resolves to another path.");
        }

        var message = new HttpRequestMessage(Method, address);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(Reader is null ? "application/json" : "*/*"));
        if (_body is not null)
        {
            message.Content = new ByteArrayContent(_body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        Stream(message, moved);
        message.Options.Set(TransportContract.Route, Label);
        message.Options.Set(TransportContract.IsSafe, _isSafe);
        return message;
    }

    private HttpRequestMessage PresignedMessage(Uri address, Action? moved)
    {
        var message = new HttpRequestMessage(Method, address);
        Stream(message, moved);
        foreach (var (name, value) in _headers)
        {
            // The framework sends this header automatically, see SignedAddress.
            if (!name.Equals("Host", StringComparison.OrdinalIgnoreCase) && !message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.Remove(name);
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private void Stream(HttpRequestMessage message, Action? moved)
    {
        if (_content is not null)
        {
            message.Content = new ProgressContent(Secret.Capturing(Secrets, _content), moved ?? (() => { }));
            message.Options.Set(TransportContract.StreamBody, true);
        }

        if (Reader is not null)
        {
            message.Options.Set(TransportContract.Stream, true);
        }
    }
}
