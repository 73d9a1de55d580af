using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp)])]
[JsonSerializable(typeof(ProjectMember))]
[JsonSerializable(typeof(ProjectMemberPage))]
[JsonSerializable(typeof(ProjectMemberRole))]
internal sealed partial class ProjectMemberJson : JsonSerializerContext;
