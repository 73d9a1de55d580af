namespace Neon;

/// <summary>The available items.</summary>
/// <param name="Items">The items, in the order of the service.</param>
/// <param name="IsPartial">Whether there are more items.</param>
internal sealed record CompletionList(IReadOnlyList<CompletionItem> Items, bool IsPartial = false)
{
    /// <summary>A list that was not read: its parent is unknown, the request failed, or no request was left for it.</summary>
    public static CompletionList Unknown { get; } = new([]) { IsKnown = false };

    public bool IsKnown { get; private init; } = true;

    /// <summary>What the user has to specify before anything can be offered, such as <c>not connected: Connect-Neon</c>.</summary>
    public string? Hint { get; private init; }

    /// <summary>A list that cannot be read before the user specifies something.</summary>
    public static CompletionList Without(string hint) => new([]) { IsKnown = false, Hint = hint };

    /// <summary>Several lists as one.</summary>
    public static CompletionList Of(IReadOnlyCollection<CompletionList> lists) =>
        new([.. lists.SelectMany(list => list.Items).DistinctBy(item => (item.Name, item.Id))], lists.Any(list => list.IsPartial))
        {
            IsKnown = lists.All(list => list.IsKnown),
        };
}

/// <summary>The key of a list: its completer, its parent and the search text.</summary>
internal readonly record struct CompletionKey(Type Completer, string Parent, string? Search = null);
