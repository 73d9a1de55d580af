using static Neon.Display;

namespace Neon;

internal sealed class ProjectMemberView : ObjectView<ProjectMember>
{
    public ProjectMemberView()
    {
        GroupBy("Project", member => Text(member.ProjectId));

        Column("Email", Rest, member => Text(member.Email));
        Column("Effective", 9, member => Text(member.Effective));
        Column("OrgRole", 12, member => Text(member.OrgRole));
        Column("ProjectRole", 11, member => Text(member.ProjectRole));
        Column("GrantSource", 18, member => Text(member.GrantSource));

        Item("Name", member => Text(member.Name));
        Item("Email", member => Text(member.Email));
        Item("MemberId", member => Text(member.MemberId));
        Item("EffectiveProjectPermission", member => Text(member.EffectiveProjectPermission));
        Item("ExplicitProjectPermission", member => Text(member.ExplicitProjectPermission));
        Item("OrgDefaultProjectPermission", member => Text(member.OrgDefaultProjectPermission));
        Item("GrantSource", member => Text(member.GrantSource));
        Item("OrgRole", member => Text(member.OrgRole));
        Item("ProjectRole", member => Text(member.ProjectRole));
        Item("CredentialRotationRecommended", member => Flag(member.CredentialRotationRecommended));
        Item("OrgApiKeyRotationRecommended", member => Flag(member.OrgApiKeyRotationRecommended));
        Item("UserId", member => Text(member.UserId));
        Item("ProjectId", member => Text(member.ProjectId));
    }
}
