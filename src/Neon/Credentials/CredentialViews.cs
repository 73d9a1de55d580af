using static Neon.Display;

namespace Neon;

internal sealed class CredentialView : ObjectView<Credential>
{
    private const string Again = "assign the output to a variable to use it; Get-NeonCredentialSecret returns it again";

    public CredentialView()
    {
        GroupBy("Branch", credential => Place(credential.ProjectId, credential.BranchId));

        ListsSecrets(credential => credential.ApiToken ?? credential.S3SecretAccessKey);

        Column("Name", Rest, credential => Text(credential.Name));
        Column("State", 7, credential => State(credential.State));
        Column("Age", 6, credential => Age(credential.CreatedAt), right: true);
        Column("TokenIdShort", 12, credential => Text(credential.TokenIdShort));
        Column("Scopes", Rest, credential => List(credential.Scopes));

        Item("Name", credential => Text(credential.Name));
        Item("TokenId", credential => Text(credential.TokenId));
        Item("TokenIdShort", credential => Text(credential.TokenIdShort));
        Item("State", credential => State(credential.State));
        Item("Scopes", credential => List(credential.Scopes));
        Optional("ApiToken", credential => NewSecret(credential.ApiToken, Again));
        Optional("S3SecretAccessKey", credential => NewSecret(credential.S3SecretAccessKey, Again));
        Item("PrincipalType", credential => Text(credential.PrincipalType));
        Optional("FunctionId", credential => Text(credential.FunctionId));
        Item("CreatedAt", credential => Time(credential.CreatedAt));
        Item("LastUsedAt", credential => credential.LastUsedAt is null ? "never" : Time(credential.LastUsedAt));
        Optional("ExpiresAt", credential => Time(credential.ExpiresAt));
        Optional("RevokedAt", credential => Time(credential.RevokedAt));
        Item("BranchId", credential => Text(credential.BranchId));
        Item("ProjectId", credential => Text(credential.ProjectId));
    }
}

internal sealed class CredentialSecretView : ObjectView<CredentialSecret>
{
    public CredentialSecretView()
    {
        GroupBy("Branch", secret => Place(secret.ProjectId, secret.BranchId));

        Column("TokenId", Rest, secret => Text(secret.TokenId));
        Column("ApiToken", 10, secret => Mask(secret.ApiToken));
        Column("S3SecretAccessKey", 17, secret => Mask(secret.S3SecretAccessKey));

        Item("TokenId", secret => Text(secret.TokenId));
        Item("ApiToken", secret => Mask(secret.ApiToken));
        Item("S3SecretAccessKey", secret => Mask(secret.S3SecretAccessKey));
        Item("BranchId", secret => Text(secret.BranchId));
        Item("ProjectId", secret => Text(secret.ProjectId));
    }
}
