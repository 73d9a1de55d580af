using static Neon.Display;

namespace Neon;

internal sealed class OrganizationMemberView : ObjectView<OrganizationMember>
{
    public OrganizationMemberView()
    {
        GroupBy("Organization", member => Text(member.OrganizationId));

        Column("Email", Rest, member => Text(member.Email));
        Column("Role", 12, member => Text(member.Role));
        Column("HasMfa", 6, member => Flag(member.HasMfa));
        Column("JoinedAt", 10, member => When(member.JoinedAt), right: true);
        Column("MemberId", Rest, member => Text(member.MemberId));

        Item("Email", member => Text(member.Email));
        Item("MemberId", member => Text(member.MemberId));
        Item("Role", member => Text(member.Role));
        Item("HasMfa", member => Flag(member.HasMfa));
        Item("JoinedAt", member => Time(member.JoinedAt));
        Optional("DeactivatedAt", member => Time(member.DeactivatedAt));
        Item("UserId", member => Text(member.UserId));
        Item("OrganizationId", member => Text(member.OrganizationId));
    }
}
