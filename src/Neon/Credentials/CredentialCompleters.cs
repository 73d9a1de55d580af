namespace Neon.Commands;

/// <summary>Completes credentials that have not been revoked.</summary>
internal sealed class CredentialCompleter : BranchItemCompleter<Credential>
{
    internal override bool IsId(string text) => new CredentialIdentity(text).Id is not null;

    private protected override IAsyncEnumerable<Credential> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        Each(new CredentialApi(client).ListAsync(branchKey, cancellation));

    private protected override IEnumerable<CompletionItem> DescribeAll(IReadOnlyList<Credential> items) =>
        items.Where(credential => credential.RevokedAt is null).Select(Describe);

    private protected override CompletionItem Describe(Credential item) => new(item.Name, item.TokenId)
    {
        Details = [string.Join(", ", item.Scopes ?? []), item.ExpiresAt is { } end ? $"expires {Display.Time(end)}" : null],
        Since = item.CreatedAt,
    };
}

/// <summary>Completes credential scopes.</summary>
internal sealed class CredentialScopeCompleter() : KnownValueCompleter(
    ("storage:read", "Reads objects in buckets"),
    ("storage:write", "Writes and removes objects in buckets"),
    ("ai_gateway:invoke", "Calls models through the AI gateway"),
    ("functions:invoke", "Calls functions"));
