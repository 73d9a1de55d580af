using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp)])]
[JsonSerializable(typeof(InvitationList))]
[JsonSerializable(typeof(InvitationCreateBody))]
internal sealed partial class InvitationJson : JsonSerializerContext;
