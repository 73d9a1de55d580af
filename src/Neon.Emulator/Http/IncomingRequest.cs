using System.Net.Http.Headers;

namespace Neon.Emulator;

/// <summary>A request as either transport received it.</summary>
internal sealed class IncomingRequest
{
    public required string Method { get; init; }

    /// <summary>The raw path, still percent-encoded, including the base path.</summary>
    public required string Path { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Query { get; init; }

    /// <summary>The value of the Authorization header; it is used here and not stored.</summary>
    public required string? Authorization { get; init; }

    public required string? RequestId { get; init; }

    /// <summary>The host of the request; null if the client sends none, and in process.</summary>
    public string? Host { get; init; }

    /// <summary>The scheme and host that the client used, such as <c>http://127.0.0.1:40123</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>The content type as received, including parameters, or an empty string.</summary>
    public required string ContentType { get; init; }

    /// <summary>The media type without parameters, or an empty string.</summary>
    public string MediaType => ContentType.Split(';')[0].Trim();

    public required byte[] Body { get; init; }

    /// <summary>The parts of a form; null if the body is not a form.</summary>
    public IReadOnlyList<FormPart>? ReadForm() =>
        MediaType == MediaTypes.Form && MediaTypeHeaderValue.TryParse(ContentType, out MediaTypeHeaderValue? type)
            ? FormReader.Read(Body, type.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"'))
            : null;

    public static IReadOnlyList<KeyValuePair<string, string>> ParseQuery(string query) =>
        [.. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            int split = pair.IndexOf('=', StringComparison.Ordinal);
            return split < 0
                ? KeyValuePair.Create(Decode(pair), string.Empty)
                : KeyValuePair.Create(Decode(pair[..split]), Decode(pair[(split + 1)..]));
        })];

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
