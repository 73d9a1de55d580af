namespace Neon.Commands;

/// <summary>
/// Completes values that Neon publishes. It sends no request, and users can type other values: those that Neon adds can be used
/// immediately.
/// </summary>
internal abstract class KnownValueCompleter(params string[] values) : NeonCompleter
{
    private readonly CompletionList _items = new([.. values.Select(value => new CompletionItem(value))]);

    /// <summary>The values, in the order of the contract.</summary>
    internal IReadOnlyList<string> Values { get; } = values;

    internal override CompletionList Offer(CompletionCall call, string word) => _items;

    internal override IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => items;
}
