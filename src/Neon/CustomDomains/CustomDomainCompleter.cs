namespace Neon.Commands;

/// <summary>Completes custom domains.</summary>
internal sealed class CustomDomainCompleter : BranchItemCompleter<CustomDomain>
{
    private protected override IAsyncEnumerable<CustomDomain> List(NeonClient client, BranchKey branchKey, CancellationToken cancellation) =>
        new CustomDomainApi(client).ListAsync(branchKey, cancellation);

    private protected override CompletionItem Describe(CustomDomain item) => new(item.Domain)
    {
        Details = [item.Status, item.EntityId is { } id ? $"mapped to {id}" : null],
    };
}
