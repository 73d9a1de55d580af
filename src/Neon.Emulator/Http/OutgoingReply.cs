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
