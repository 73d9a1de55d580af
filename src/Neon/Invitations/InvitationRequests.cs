namespace Neon;

internal sealed class InvitationCreateBody
{
    public required IReadOnlyList<InvitationCreate> Invitations { get; init; }
}

internal sealed class InvitationCreate
{
    public required string Email { get; init; }

    public required string Role { get; init; }
}
