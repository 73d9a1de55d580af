using System.Text.RegularExpressions;

namespace Neon.Commands;

/// <summary>
/// Offers samples of a value that only the user knows, such as a time or a duration: they show the notation. It sends no request.
/// </summary>
internal abstract partial class SampleCompleter(params (string Value, string Meaning)[] samples) : NeonCompleter
{
    private readonly CompletionList _items = new([.. samples.Select(sample => new CompletionItem(sample.Value) { Label = string.Empty, Details = [sample.Meaning] })]);

    /// <summary>The samples, from the smallest to the largest.</summary>
    internal IEnumerable<string> Values => _items.Items.Select(item => item.Name!);

    internal override CompletionList Offer(CompletionCall call, string word) => _items;

    internal override IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => items;

    // The parameters restore the typed text of a number, so 7d and -30m need no quotes.
    internal override string Write(CompletionWord word, string text) => !word.IsQuoted && Bare().IsMatch(text) ? text : word.Write(text);

    [GeneratedRegex(@"^[-+]?[0-9][0-9A-Za-z.:]*\z")]
    private static partial Regex Bare();
}

/// <summary>
/// Completes a value that only the user knows, such as the name of a new resource: it offers nothing. Without a completer,
/// PowerShell would offer file names.
/// </summary>
internal sealed class FreeValueCompleter : NeonCompleter
{
    internal override CompletionList Offer(CompletionCall call, string word) => new([]);
}
