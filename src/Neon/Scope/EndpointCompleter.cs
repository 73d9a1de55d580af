namespace Neon.Commands;

/// <summary>Completes compute endpoints: those of the named branch, or else those of the project.</summary>
internal sealed class EndpointCompleter : ProjectItemCompleter<Endpoint>
{
    internal override bool IsId(string text) => new EndpointIdentity(text).Id is not null;

    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word)
    {
        var list = await base.ListAsync(query, word).ConfigureAwait(false);
        return BranchCompleter.Named(query.Call) is { } named && await BranchCompleter.IdAsync(query, named).ConfigureAwait(false) is { } branchId
            ? list with { Items = [.. list.Items.Where(item => item.BranchId == branchId)] }
            : list;
    }

    private protected override IAsyncEnumerable<Endpoint> List(NeonClient client, string projectId, string? search, CancellationToken cancellation) =>
        Each(new EndpointApi(client).ListAsync(projectId, cancellation));

    private protected override CompletionItem Describe(Endpoint item) => new(item.Name, item.EndpointId)
    {
        Details =
        [
            item.Type,
            Display.State(item.CurrentState, item.PendingState),
            Display.Cu(item.MinCu, item.MaxCu),
            item.BranchId is { } branch ? $"on {branch}" : null,
        ],
        Since = item.CreatedAt,
        BranchId = item.BranchId,
    };
}
