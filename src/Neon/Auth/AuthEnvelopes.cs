namespace Neon;

internal sealed class AuthDomainList
{
    public IReadOnlyList<AuthDomain>? Domains { get; init; }
}

internal sealed class AuthOAuthProviderList
{
    public IReadOnlyList<AuthOAuthProvider>? Providers { get; init; }
}
