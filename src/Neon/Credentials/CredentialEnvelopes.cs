namespace Neon;

internal sealed class CredentialList
{
    [RequiredInResponse]
    public IReadOnlyList<Credential>? Credentials { get; init; }
}
