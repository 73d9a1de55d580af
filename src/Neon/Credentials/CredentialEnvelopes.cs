namespace Neon;

internal sealed class CredentialList
{
    public IReadOnlyList<Credential>? Credentials { get; init; }
}
