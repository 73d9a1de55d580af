namespace Neon;

/// <summary>What there is to offer.</summary>
/// <param name="Items">The items, in the order of the service.</param>
/// <param name="IsPartial">Whether there are more than these.</param>
internal sealed record CompletionList(IReadOnlyList<CompletionItem> Items, bool IsPartial = false)
{
    public static CompletionList Empty { get; } = new([]);
}

/// <summary>Which list it is: what completes from it, of which parent, and what it was searched for.</summary>
internal readonly record struct CompletionKey(Type Completer, string Parent, string? Search = null);
