using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(RoleEnvelope))]
[JsonSerializable(typeof(RoleList))]
[JsonSerializable(typeof(RolePassword))]
[JsonSerializable(typeof(RoleCreateBody))]
internal sealed partial class RoleJson : JsonSerializerContext;
