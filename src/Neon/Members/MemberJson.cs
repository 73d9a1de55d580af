using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp)])]
[JsonSerializable(typeof(OrganizationMember))]
[JsonSerializable(typeof(MemberPage))]
[JsonSerializable(typeof(MemberUpdate))]
internal sealed partial class MemberJson : JsonSerializerContext;
