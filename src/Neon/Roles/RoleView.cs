using static Neon.Display;

namespace Neon;

internal sealed class RoleView : ObjectView<Role>
{
    public RoleView()
    {
        GroupBy("Branch", role => Place(role.ProjectId, role.BranchId));

        ListsSecrets(role => role.Password);

        Column("Name", Rest, role => Text(role.RoleName));
        Column("Age", 6, role => Age(role.CreatedAt), right: true);
        Column("Protected", 9, role => Flag(role.Protected));
        Column("AuthenticationMethod", 20, role => Text(role.AuthenticationMethod));

        Item("RoleName", role => Text(role.RoleName));
        Optional("Password", role => NewSecret(role.Password, "assign the output to a variable to keep it; Get-NeonRolePassword returns it only if the project stores passwords"));
        Item("AuthenticationMethod", role => Text(role.AuthenticationMethod));
        Item("Protected", role => Flag(role.Protected));
        Item("CreatedAt", role => Time(role.CreatedAt));
        Item("UpdatedAt", role => Time(role.UpdatedAt));
        Item("BranchId", role => Text(role.BranchId));
        Item("ProjectId", role => Text(role.ProjectId));
        Optional("Operations", role => List(role.Operations));
    }
}
