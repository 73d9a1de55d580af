using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(ProjectMember))]
[JsonSerializable(typeof(ProjectMemberPage))]
[JsonSerializable(typeof(ProjectMemberRole))]
internal sealed partial class ProjectMemberJson : JsonSerializerContext;

internal sealed class ProjectMemberRole
{
    public required string Role { get; init; }
}

internal sealed class ProjectMemberPage
{
    [RequiredInResponse]
    public IReadOnlyList<ProjectMember>? ProjectMembers { get; init; }

    [NeverLeftOut]
    public NextPage? Pagination { get; init; }
}
