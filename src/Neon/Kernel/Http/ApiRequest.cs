using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Neon;

/// <summary>One call of the API before it is sent: method, route, query and body.</summary>
internal sealed class ApiRequest
{
    private readonly StringBuilder _query = new();
    private byte[]? _body;

    private ApiRequest(HttpMethod method, Route route)
    {
        Method = method;
        Route = route;
    }

    public HttpMethod Method { get; }

    public Route Route { get; }

    /// <summary>Whether the call changes something; such a call is never sent twice.</summary>
    public bool IsChange => Method != HttpMethod.Get && Method != HttpMethod.Head;

    public static ApiRequest Get(Route route) => new(HttpMethod.Get, route);

    public static ApiRequest Post(Route route) => new(HttpMethod.Post, route);

    public static ApiRequest Patch(Route route) => new(HttpMethod.Patch, route);

    public static ApiRequest Put(Route route) => new(HttpMethod.Put, route);

    public static ApiRequest Delete(Route route) => new(HttpMethod.Delete, route);

    public static ApiRequest Of(string method, Route route) => new(new HttpMethod(method.ToUpperInvariant()), route);

    /// <summary>Adds a query parameter; a null value adds nothing.</summary>
    public ApiRequest Query(string name, string? value)
    {
        if (value is not null)
        {
            _query.Append(_query.Length == 0 ? '?' : '&')
                .Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
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
    public ApiRequest Body<T>(T body, JsonTypeInfo<T> type)
    {
        _body = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return this;
    }

    /// <summary>Sets a JSON body that is already text.</summary>
    public ApiRequest JsonBody(string json)
    {
        _body = Encoding.UTF8.GetBytes(json);
        return this;
    }

    /// <summary>Makes the message of one sending.</summary>
    public HttpRequestMessage ToMessage(Uri baseUri)
    {
        // Put together as text: resolved as a reference, a path such as "https:host" would lead elsewhere, with the key.
        var message = new HttpRequestMessage(Method, new Uri(baseUri.AbsoluteUri + Route.Path.TrimStart('/') + _query));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_body is not null)
        {
            message.Content = new ByteArrayContent(_body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        message.Options.Set(Seam.Route, $"{Method} {Route.Template}");
        return message;
    }
}
