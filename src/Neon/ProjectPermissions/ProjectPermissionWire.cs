using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(ProjectPermission))]
[JsonSerializable(typeof(ProjectPermissionList))]
[JsonSerializable(typeof(ProjectPermissionGrant))]
internal sealed partial class ProjectPermissionJson : JsonSerializerContext;

internal sealed class ProjectPermissionGrant
{
    public required string Email { get; init; }
}

internal sealed class ProjectPermissionList
{
    [RequiredInResponse]
    public IReadOnlyList<ProjectPermission>? ProjectPermissions { get; init; }
}
