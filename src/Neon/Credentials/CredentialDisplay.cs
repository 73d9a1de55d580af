namespace Neon;

public static partial class Display
{
    /// <summary>Whether a credential is still of use.</summary>
    /// <param name="credential">The credential.</param>
    /// <returns><c>active</c>, <c>expired</c> or <c>revoked</c>.</returns>
    public static string CredentialState(Credential? credential) => State(credential switch
    {
        null => string.Empty,
        { RevokedAt: not null } => "revoked",
        { ExpiresAt: { } end } when end <= ClockInForce.GetUtcNow() => "expired",
        _ => "active",
    });
}
