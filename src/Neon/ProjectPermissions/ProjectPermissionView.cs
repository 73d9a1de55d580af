using static Neon.Display;

namespace Neon;

internal sealed class ProjectPermissionView : ObjectView<ProjectPermission>
{
    public ProjectPermissionView()
    {
        GroupBy("Project", permission => Text(permission.ProjectId));

        Column("Email", 31, permission => Text(permission.GrantedToEmail));
        Column("PermissionId", 36, permission => Text(permission.PermissionId));
        Column("Granted", 10, permission => When(permission.GrantedAt), right: true);
        Column("Revoked", 10, permission => When(permission.RevokedAt), right: true);

        Item("GrantedToEmail", permission => Text(permission.GrantedToEmail));
        Item("PermissionId", permission => Text(permission.PermissionId));
        Item("Granted", permission => Time(permission.GrantedAt));
        Optional("Revoked", permission => Time(permission.RevokedAt));
        Item("ProjectId", permission => Text(permission.ProjectId));
    }
}
