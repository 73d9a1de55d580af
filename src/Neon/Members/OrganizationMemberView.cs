using static Neon.Display;

namespace Neon;

internal sealed class OrganizationMemberView : ObjectView<OrganizationMember>
{
    public OrganizationMemberView()
    {
        GroupBy("Organization", member => Text(member.OrganizationId));

        Column("Email", 29, member => Text(member.Email));
        Column("MemberId", 36, member => Text(member.MemberId));
        Column("Role", 12, member => Text(member.Role));
        Column("Mfa", 3, member => YesNo(member.HasMfa));
        Column("Joined", 10, member => When(member.JoinedAt), right: true);

        Item("Email", member => Text(member.Email));
        Item("MemberId", member => Text(member.MemberId));
        Item("Role", member => Text(member.Role));
        Item("Mfa", member => YesNo(member.HasMfa));
        Item("Joined", member => Time(member.JoinedAt));
        Optional("Deactivated", member => Time(member.DeactivatedAt));
        Item("UserId", member => Text(member.UserId));
        Item("OrganizationId", member => Text(member.OrganizationId));
    }
}
