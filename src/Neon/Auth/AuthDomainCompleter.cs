namespace Neon.Commands;

/// <summary>Completes the trusted domains of Neon Auth.</summary>
internal sealed class AuthDomainCompleter : BranchItemCompleter<AuthDomain>
{
    private protected override IAsyncEnumerable<AuthDomain> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        Each(new AuthDomainApi(client).ListAsync(branchKey, cancellation));

    private protected override CompletionItem Describe(AuthDomain item) => new(item.Domain) { Facts = [item.AuthProvider] };
}
