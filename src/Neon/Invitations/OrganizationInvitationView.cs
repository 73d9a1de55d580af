using static Neon.Display;

namespace Neon;

internal sealed class OrganizationInvitationView : ObjectView<OrganizationInvitation>
{
    public OrganizationInvitationView()
    {
        GroupBy("Organization", invitation => Text(invitation.OrganizationId));

        Column("Email", 40, invitation => Text(invitation.Email));
        Column("Role", 12, invitation => Text(invitation.Role));
        Column("Invited", 10, invitation => When(invitation.InvitedAt), right: true);

        Item("Email", invitation => Text(invitation.Email));
        Item("InvitationId", invitation => Text(invitation.InvitationId));
        Item("Role", invitation => Text(invitation.Role));
        Item("Invited", invitation => Time(invitation.InvitedAt));
        Item("InvitedBy", invitation => Text(invitation.InvitedBy));
        Item("OrganizationId", invitation => Text(invitation.OrganizationId));
    }
}
