using static Neon.Display;

namespace Neon;

internal sealed class ProjectPermissionView : ObjectView<ProjectPermission>
{
    public ProjectPermissionView()
    {
        GroupBy("Project", permission => Text(permission.ProjectId));

        Column("GrantedToEmail", Rest, permission => Text(permission.GrantedToEmail));
        Column("GrantedAt", 10, permission => When(permission.GrantedAt), right: true);
        Column("RevokedAt", 10, permission => When(permission.RevokedAt), right: true);
        Column("PermissionId", Rest, permission => Text(permission.PermissionId));

        Item("GrantedToEmail", permission => Text(permission.GrantedToEmail));
        Item("PermissionId", permission => Text(permission.PermissionId));
        Item("GrantedAt", permission => Time(permission.GrantedAt));
        Optional("RevokedAt", permission => Time(permission.RevokedAt));
        Item("ProjectId", permission => Text(permission.ProjectId));
    }
}
