namespace Neon.Commands;

/// <summary>Completes key sets by id; providers match as well.</summary>
internal sealed class JwksCompleter : ProjectItemCompleter<Jwks>
{
    internal override CompletionForm Form => CompletionForm.Id;

    private protected override IAsyncEnumerable<Jwks> List(NeonClient client, string projectId, string? search, CancellationToken cancellation) =>
        Each(new JwksApi(client).ListAsync(projectId, cancellation));

    private protected override CompletionItem Describe(Jwks item) => new(item.ProviderName, item.JwksId)
    {
        Details = [item.JwksUrl, item.BranchId is { } branch ? $"on {branch}" : null],
        Since = item.CreatedAt,
    };
}
