namespace Neon;

internal sealed class InvitationList
{
    [RequiredInResponse]
    public IReadOnlyList<OrganizationInvitation>? Invitations { get; init; }
}
