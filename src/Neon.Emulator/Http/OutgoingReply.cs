using System.Text;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A reply before a transport delivers it.</summary>
internal sealed record OutgoingReply
{
    public required int Status { get; init; }

    public byte[] Body { get; init; } = [];

    public string ContentType { get; init; } = MediaTypes.Json;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public ReplyDelivery Delivery { get; init; }

    /// <summary>The number of spaces after the body.</summary>
    public long Padding { get; init; }

    /// <summary>Whether the head contains the length of the body.</summary>
    public bool IsAnnounced { get; init; } = true;

    /// <summary>Whether the body is compressed with gzip.</summary>
    public bool IsZipped { get; init; }

    /// <summary>The number of bytes of the body with the spaces after it.</summary>
    public long Length => Body.Length + Padding;

    public static OutgoingReply Json(int status, JsonNode? body) => new()
    {
        Status = status,
        Body = body is null ? [] : Encoding.UTF8.GetBytes(body.ToJsonString()),
    };

    public OutgoingReply With(string header, string value) => this with
    {
        Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase) { [header] = value },
    };
}
