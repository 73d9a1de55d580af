namespace Neon;

internal sealed class CredentialCreate
{
    public string? Name { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Neon makes only those of users on request.</summary>
    public string PrincipalType { get; init; } = "user";

    /// <summary>Whether a credential looks as this request would make it.</summary>
    public bool IsIn(Credential credential) =>
        credential.Name == Name && credential.RevokedAt is null && Scopes.ToHashSet(StringComparer.Ordinal).SetEquals(credential.Scopes ?? []);
}
