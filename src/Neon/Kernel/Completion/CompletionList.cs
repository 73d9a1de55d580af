namespace Neon;

/// <summary>What there is to offer.</summary>
/// <param name="Items">The items, in the order of the service.</param>
/// <param name="IsPartial">Whether there are more than these.</param>
internal sealed record CompletionList(IReadOnlyList<CompletionItem> Items, bool IsPartial = false)
{
    /// <summary>A list that has not been read: its parent is not known, it failed, or there was no request left for it.</summary>
    public static CompletionList Unknown { get; } = new([]) { IsKnown = false };

    public bool IsKnown { get; private init; } = true;

    /// <summary>Several lists as one.</summary>
    public static CompletionList Of(IReadOnlyCollection<CompletionList> lists) =>
        new([.. lists.SelectMany(list => list.Items).DistinctBy(item => (item.Name, item.Id))], lists.Any(list => list.IsPartial))
        {
            IsKnown = lists.All(list => list.IsKnown),
        };
}

/// <summary>Which list it is: what completes from it, of which parent, and what it was searched for.</summary>
internal readonly record struct CompletionKey(Type Completer, string Parent, string? Search = null);
