namespace Neon;

internal sealed class ProjectPermissionList
{
    [RequiredInResponse]
    public IReadOnlyList<ProjectPermission>? ProjectPermissions { get; init; }
}
