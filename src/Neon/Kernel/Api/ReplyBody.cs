using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Neon;

/// <summary>The body of a response: JSON from Neon, XML from a store, or a page from a proxy.</summary>
internal sealed class ReplyBody
{
    private readonly byte[] _bytes;
    private readonly string? _mediaType;
    private readonly Lazy<ErrorBody?> _error;
    private readonly Lazy<(byte[] Bytes, IReadOnlySet<string> Replaced)> _json;

    public ReplyBody(byte[] bytes, string? mediaType)
    {
        _bytes = bytes;
        _mediaType = mediaType;
        _error = new Lazy<ErrorBody?>(ReadError);
        _json = new Lazy<(byte[] Bytes, IReadOnlySet<string> Replaced)>(ReadJson);
    }

    public bool IsEmpty => _bytes.Length == 0;

    /// <summary>The body as text; empty if there is none.</summary>
    public string Text => Encoding.UTF8.GetString(_bytes);

    /// <summary>The body without the byte order mark, and with valid strings.</summary>
    public ReadOnlySpan<byte> Json => _json.Value.Bytes;

    /// <summary>The members with replaced characters.</summary>
    public IReadOnlySet<string> Replaced => _json.Value.Replaced;

    /// <summary>The error in the body; null if there is none.</summary>
    public ErrorBody? Error => _error.Value;

    public bool HasJsonType => _mediaType is not null
        && (_mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || _mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>A short description: type, length, and title or beginning.</summary>
    public string Shape() => (_bytes.Length, Title()) switch
    {
        (0, _) => "no body",
        (var length, null) when _mediaType is not ("text/html" or "application/xhtml+xml") && JsonExcerpt.Of(Json) is { } excerpt =>
            $"{_mediaType ?? "no content type"}, {length} bytes: {excerpt}",
        (var length, null) => $"{_mediaType ?? "no content type"}, {length} bytes",
        (var length, var title) => $"{_mediaType}, {length} bytes, titled \"{title}\"",
    };

    /// <summary>The title of a page from a proxy or a portal; its markup is of no use to the user.</summary>
    public string? Title() => _mediaType is "text/html" or "application/xhtml+xml" ? PageTitle.Of(_bytes) : null;

    // The stores behind signed URLs return XML.
    private static ErrorBody ReadXml(XElement error) => new()
    {
        Code = error.Element("Code")?.Value,
        Message = error.Element("Message")?.Value,
        RequestId = error.Element("RequestId")?.Value,
    };

    private (byte[] Bytes, IReadOnlySet<string> Replaced) ReadJson()
    {
        var body = _bytes.AsSpan().StartsWith(ByteOrderMark) ? _bytes[ByteOrderMark.Length..] : _bytes;
        return body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..]
            ? (JsonCharacters.Mend(body, out var replaced), replaced)
            : (body, new HashSet<string>());
    }

    private ErrorBody? ReadError()
    {
        if (_bytes.Length == 0)
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
