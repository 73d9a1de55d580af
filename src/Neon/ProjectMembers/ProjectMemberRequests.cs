namespace Neon;

internal sealed class ProjectMemberRole
{
    public required string Role { get; init; }
}
