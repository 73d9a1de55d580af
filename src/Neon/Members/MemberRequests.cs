namespace Neon;

internal sealed class MemberUpdate
{
    public required string Role { get; init; }
}
