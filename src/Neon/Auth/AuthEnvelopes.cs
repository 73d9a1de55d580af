namespace Neon;

internal sealed class AuthDomainList
{
    [RequiredInResponse]
    public IReadOnlyList<AuthDomain>? Domains { get; init; }
}

internal sealed class AuthOAuthProviderList
{
    [RequiredInResponse]
    public IReadOnlyList<AuthOAuthProvider>? Providers { get; init; }
}
