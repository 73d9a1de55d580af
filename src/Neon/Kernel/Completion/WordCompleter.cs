namespace Neon.Commands;

/// <summary>
/// Completes from words that Neon publishes. It sends no request, and users can type other words: values that Neon adds can be
/// used immediately.
/// </summary>
internal abstract class WordCompleter(params string[] words) : NeonCompleter
{
    private readonly CompletionList _words = new([.. words.Select(word => new CompletionItem(word))]);

    /// <summary>The words, in the order of the contract.</summary>
    internal IReadOnlyList<string> Words { get; } = words;

    internal override CompletionList Offer(CompletionCall call, string word) => _words;

    internal override IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => items;
}
