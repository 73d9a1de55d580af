using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp)])]
[JsonSerializable(typeof(ProjectPermission))]
[JsonSerializable(typeof(ProjectPermissionList))]
[JsonSerializable(typeof(ProjectPermissionGrant))]
internal sealed partial class ProjectPermissionJson : JsonSerializerContext;
