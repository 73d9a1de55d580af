namespace Neon.Commands;

/// <summary>Completes the ids of a project's newest operations, which also match by action.</summary>
internal sealed class OperationCompleter : ProjectItemCompleter<Operation>
{
    internal override CompletionForm Form => CompletionForm.Id;

    internal override IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => items;

    private protected override IAsyncEnumerable<Operation> List(NeonClient client, string projectId, string? search, CancellationToken cancellation) =>
        Each(new OperationApi(client).ListNewestAsync(projectId, cancellation));

    private protected override CompletionItem Describe(Operation item) => new(item.Action, item.OperationId)
    {
        Facts = [item.Status, (item.EndpointId ?? item.BranchId) is { } target ? $"on {target}" : null],
        Since = item.CreatedAt,
    };
}
