namespace Neon.Commands;

/// <summary>Completes branches, the default branch first.</summary>
internal class BranchCompleter : ProjectItemCompleter<Branch>
{
    /// <summary>The parent branch as the command names it.</summary>
    public static ParentName? Named(CompletionCall call) => call.Parent("BranchId", text => new BranchIdentity(text), "Branch", "BranchId");

    /// <summary>The list of a resource whose parent branch is not known: with a hint if no project or no branch is specified.</summary>
    public static async ValueTask<CompletionList> MissingAsync(CompletionQuery query) =>
        await ProjectCompleter.ParentAsync(query).ConfigureAwait(false) is not { } projectId ? ProjectCompleter.Missing(query)
        : Named(query.Call) is null && !await HasContextBranchAsync(query, projectId).ConfigureAwait(false) ? CompletionList.Without("no branch: -Branch or Set-NeonContext")
        : CompletionList.Unknown;

    /// <summary>The parent branch with its project; null while it is unknown.</summary>
    public static async ValueTask<BranchKey?> ParentAsync(CompletionQuery query)
    {
        if (await ProjectCompleter.ParentAsync(query).ConfigureAwait(false) is not { } projectId)
        {
            return null;
        }

        var named = Named(query.Call)
            ?? (await HasContextBranchAsync(query, projectId).ConfigureAwait(false) ? new ParentName(query.Context.BranchId, query.Context.BranchName) : ParentName.Unknown);
        return await IdAsync(query, named).ConfigureAwait(false) is { } branchId ? new BranchKey(projectId, branchId) : null;
    }

    /// <summary>The id of a branch that was named; null while it is unknown.</summary>
    public static async ValueTask<string?> IdAsync(CompletionQuery query, ParentName named) =>
        named.Id ?? (named.Name is { } name ? await new BranchCompleter().FindAsync(query, name).ConfigureAwait(false) : null);

    private static async ValueTask<bool> HasContextBranchAsync(CompletionQuery query, string projectId) =>
        (query.Context.BranchId ?? query.Context.BranchName) is not null
        && await ProjectCompleter.ContextAsync(query).ConfigureAwait(false) == projectId;

    internal override bool IsId(string text) => new BranchIdentity(text).Id is not null;

    private protected override int? SearchablePage => BranchApi.PageSize;

    private protected override IAsyncEnumerable<Branch> List(NeonClient client, string projectId, string? search, CancellationToken cancellation) =>
        new BranchApi(client).ListAsync(projectId, new BranchFilter { Search = search }, cancellation);

    private protected override IEnumerable<CompletionItem> DescribeAll(IReadOnlyList<Branch> items)
    {
        var names = items.Where(branch => branch.BranchId is not null)
            .DistinctBy(branch => branch.BranchId)
            .ToDictionary(branch => branch.BranchId!, branch => branch.Name, StringComparer.Ordinal);
        return items.Select(branch => Describe(branch, branch.ParentId is { } parent ? names.GetValueOrDefault(parent) ?? parent : null));
    }

    private protected override CompletionItem Describe(Branch item) => Describe(item, item.ParentId);

    private static CompletionItem Describe(Branch item, string? parent) => new(item.Name, item.BranchId)
    {
        Details =
        [
            BranchDisplay.Marks(item),
            Display.State(item.CurrentState, item.PendingState),
            Display.Size(item.LogicalSize),
            parent is null ? null : $"child of {parent}",
        ],
        Since = item.CreatedAt,
        ComesFirst = item.Default == true,
    };
}
