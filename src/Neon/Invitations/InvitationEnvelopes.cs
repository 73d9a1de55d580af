namespace Neon;

internal sealed class InvitationList
{
    public IReadOnlyList<OrganizationInvitation>? Invitations { get; init; }
}
