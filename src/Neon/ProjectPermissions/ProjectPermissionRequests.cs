namespace Neon;

internal sealed class ProjectPermissionGrant
{
    public required string Email { get; init; }
}
