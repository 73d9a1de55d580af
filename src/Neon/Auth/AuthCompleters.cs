namespace Neon.Commands;

/// <summary>Completes the trusted domains of Neon Auth.</summary>
internal sealed class AuthDomainCompleter : BranchItemCompleter<AuthDomain>
{
    private protected override IAsyncEnumerable<AuthDomain> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        Each(new AuthDomainApi(client).ListAsync(branchKey, cancellation));

    private protected override CompletionItem Describe(AuthDomain item) => new(item.Domain) { Details = [item.AuthProvider] };
}

/// <summary>Completes the OAuth providers of Neon Auth.</summary>
internal sealed class AuthOAuthProviderCompleter : BranchItemCompleter<AuthOAuthProvider>
{
    private protected override IAsyncEnumerable<AuthOAuthProvider> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        Each(new AuthOAuthProviderApi(client).ListAsync(branchKey, cancellation));

    private protected override CompletionItem Describe(AuthOAuthProvider item) => new(item.OAuthProviderId) { Details = [item.Type] };
}

/// <summary>Completes the providers of Neon Auth.</summary>
internal sealed class AuthProviderCompleter() : KnownValueCompleter(
    ("better_auth", "Better Auth, the current provider of Neon Auth"),
    ("stack", "Stack Auth, the legacy provider"),
    ("mock", "A simulated provider, for tests"));

/// <summary>Completes the known OAuth providers of Neon Auth.</summary>
internal sealed class KnownOAuthProviderCompleter() : KnownValueCompleter(
    ("google", "Sign-in with a Google account"),
    ("github", "Sign-in with a GitHub account"),
    ("microsoft", "Sign-in with a Microsoft account"),
    ("vercel", "Sign-in with a Vercel account"));
