using static Neon.Display;
using static Neon.CredentialDisplay;

namespace Neon;

internal sealed class CredentialView : ObjectView<Credential>
{
    public CredentialView()
    {
        GroupBy("Branch", credential => Place(credential.ProjectId, credential.BranchId));

        Column("Name", 24, credential => Text(credential.Name));
        Column("TokenId", 12, credential => Text(credential.TokenIdShort));
        Column("State", 7, credential => CredentialState(credential));
        Column("Age", 6, credential => Age(credential.CreatedAt), right: true);
        Column("Scopes", Rest, credential => List(credential.Scopes));

        Item("Name", credential => Text(credential.Name));
        Item("TokenId", credential => Text(credential.TokenId));
        Item("TokenIdShort", credential => Text(credential.TokenIdShort));
        Item("State", credential => CredentialState(credential));
        Item("Scopes", credential => List(credential.Scopes));
        Optional("ApiToken", credential => Mask(credential.ApiToken));
        Optional("S3SecretAccessKey", credential => Mask(credential.S3SecretAccessKey));
        Item("PrincipalType", credential => Text(credential.PrincipalType));
        Optional("FunctionId", credential => Text(credential.FunctionId));
        Item("Created", credential => Time(credential.CreatedAt));
        Item("LastUsed", credential => Time(credential.LastUsedAt));
        Optional("Expires", credential => Time(credential.ExpiresAt));
        Optional("Revoked", credential => Time(credential.RevokedAt));
        Item("BranchId", credential => Text(credential.BranchId));
        Item("ProjectId", credential => Text(credential.ProjectId));
    }
}

internal sealed class CredentialSecretView : ObjectView<CredentialSecret>
{
    public CredentialSecretView()
    {
        GroupBy("Branch", secret => Place(secret.ProjectId, secret.BranchId));

        Column("TokenId", 42, secret => Text(secret.TokenId));
        Column("ApiToken", 10, secret => Mask(secret.ApiToken));
        Column("S3SecretAccessKey", 17, secret => Mask(secret.S3SecretAccessKey));

        Item("TokenId", secret => Text(secret.TokenId));
        Item("ApiToken", secret => Mask(secret.ApiToken));
        Item("S3SecretAccessKey", secret => Mask(secret.S3SecretAccessKey));
        Item("BranchId", secret => Text(secret.BranchId));
        Item("ProjectId", secret => Text(secret.ProjectId));
    }
}

internal static class CredentialDisplay
{
    /// <summary>Whether a credential can still be used.</summary>
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
