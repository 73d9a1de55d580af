namespace Neon;

internal sealed class ProjectPermissionList
{
    public IReadOnlyList<ProjectPermission>? ProjectPermissions { get; init; }
}
