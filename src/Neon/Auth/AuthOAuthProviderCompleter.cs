namespace Neon.Commands;

/// <summary>Completes the OAuth providers of Neon Auth.</summary>
internal sealed class AuthOAuthProviderCompleter : BranchItemCompleter<AuthOAuthProvider>
{
    private protected override IAsyncEnumerable<AuthOAuthProvider> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        Each(new AuthOAuthProviderApi(client).ListAsync(branchKey, cancellation));

    private protected override CompletionItem Describe(AuthOAuthProvider item) => new(item.OAuthProviderId) { Facts = [item.Type] };
}
