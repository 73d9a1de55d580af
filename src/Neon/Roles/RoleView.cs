using static Neon.Display;
using static Neon.RoleDisplay;

namespace Neon;

internal sealed class RoleView : ObjectView<Role>
{
    public RoleView()
    {
        GroupBy("Branch", role => Place(role.ProjectId, role.BranchId));

        Column("Name", 40, role => Text(role.RoleName));
        Column("SignIn", 16, role => Text(role.AuthenticationMethod));
        Column("Marks", 9, role => RoleMarks(role));
        Column("Age", 6, role => Age(role.CreatedAt), right: true);

        Item("RoleName", role => Text(role.RoleName));
        Optional("Password", role => Mask(role.Password));
        Item("SignIn", role => Text(role.AuthenticationMethod));
        Item("Protected", role => YesNo(role.Protected));
        Item("Created", role => Time(role.CreatedAt));
        Item("Updated", role => Time(role.UpdatedAt));
        Item("BranchId", role => Text(role.BranchId));
        Item("ProjectId", role => Text(role.ProjectId));
        Optional("Operations", role => List(role.Operations));
    }
}

internal static class RoleDisplay
{
    /// <summary>The badge of a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns><c>protected</c> for a role that cannot be changed; otherwise empty.</returns>
    public static string RoleMarks(Role? role) => Paint(role?.Protected == true ? "protected" : null, Tone.Accent);
}
