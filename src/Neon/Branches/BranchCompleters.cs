namespace Neon.Commands;

/// <summary>Completes the branches that the command lists: existing branches, or deleted ones if the switch is set.</summary>
internal sealed class ListedBranchCompleter : NeonCompleter
{
    internal override CompletionList Offer(CompletionCall call, string word) =>
        (call.Has(nameof(GetNeonBranchCommand.Deleted)) ? new DeletedBranchCompleter() : new BranchCompleter()).Offer(call, word);
}

/// <summary>Completes deleted branches that can be recovered.</summary>
internal sealed class DeletedBranchCompleter : BranchCompleter
{
    private protected override IAsyncEnumerable<Branch> List(NeonClient client, string projectId, string? search, CancellationToken cancellation) =>
        new BranchApi(client).ListAsync(projectId, new BranchFilter { Search = search, IncludeDeleted = true }, cancellation);

    private protected override IEnumerable<CompletionItem> DescribeAll(IReadOnlyList<Branch> items) =>
        items.Where(branch => branch.Recovery is not null).Select(Describe);

    private protected override CompletionItem Describe(Branch item) => new(item.Name, item.BranchId)
    {
        Details = [Display.Size(item.LogicalSize), item.Recovery?.RecoverableUntil is { } end ? $"recoverable until {Display.Time(end)}" : null],
        Since = item.Recovery?.DeletedAt,
        Event = "deleted",
    };
}

internal sealed class BranchSortCompleter() : KnownValueCompleter(
    ("created_at", "By the time at which the branch was created"),
    ("updated_at", "By the time of its last change"),
    ("name", "By its name"));
