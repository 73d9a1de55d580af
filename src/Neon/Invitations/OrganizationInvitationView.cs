using static Neon.Display;

namespace Neon;

internal sealed class OrganizationInvitationView : ObjectView<OrganizationInvitation>
{
    public OrganizationInvitationView()
    {
        GroupBy("Organization", invitation => Text(invitation.OrganizationId));

        Column("Email", Rest, invitation => Text(invitation.Email));
        Column("InvitedAt", 10, invitation => When(invitation.InvitedAt), right: true);
        Column("Role", 12, invitation => Text(invitation.Role));

        Item("Email", invitation => Text(invitation.Email));
        Item("InvitationId", invitation => Text(invitation.InvitationId));
        Item("Role", invitation => Text(invitation.Role));
        Item("InvitedAt", invitation => Time(invitation.InvitedAt));
        Item("InvitedBy", invitation => Text(invitation.InvitedBy));
        Item("OrganizationId", invitation => Text(invitation.OrganizationId));
    }
}
