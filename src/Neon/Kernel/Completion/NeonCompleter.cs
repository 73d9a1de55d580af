using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Neon.Commands;

/// <summary>
/// The base class of argument completers. It matches items with the word at the cursor, by name and by id, quotes them and
/// describes them. It never throws, prompts or writes.
/// </summary>
internal abstract class NeonCompleter : IArgumentCompleter
{
    /// <summary>The text for an item.</summary>
    internal virtual CompletionForm Form => CompletionForm.Identity;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return Complete(new CompletionCall(commandName, parameterName, commandAst, fakeBoundParameters), CompletionWord.Of(wordToComplete));
        }
        catch (Exception)
        {
            // The user is typing. Any failure here, from a network error to an invalid key, is reported by the command when it
            // runs; an error in the line would only disturb. An empty result also prevents PowerShell from offering file names.
            return [];
        }
    }

    /// <summary>The available items.</summary>
    /// <param name="call">The command.</param>
    /// <param name="word">What has been typed of the argument, for lists that can be searched.</param>
    internal abstract CompletionList Offer(CompletionCall call, string word);

    /// <summary>Whether the cmdlet would read this text as an id, so that it cannot be used as a name.</summary>
    internal virtual bool IsId(string text) => false;

    /// <summary>The order in which items are offered: by name.</summary>
    internal virtual IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => items
        .OrderByDescending(item => item.ComesFirst)
        .ThenBy(item => item.Name ?? item.Id, StringComparer.OrdinalIgnoreCase)
        .ThenBy(item => item.Id, StringComparer.Ordinal);

    /// <summary>How a value is written in place of the word.</summary>
    internal virtual string Write(CompletionWord word, string text) => word.Write(text);

    private CompletionResult[] Complete(CompletionCall call, CompletionWord word)
    {
        var match = new CompletionMatch(Form, word.Text, IsId);
        var list = Offer(call, match.Word);
        if (list.Hint is { } hint)
        {
            return [Hint(hint, word)];
        }

        var items = match.Filter(list.Items);
        var present = call.Listed(word.Text);
        return
        [
            .. Sort(items)
                .Select(item => (Item: item, Text: match.TextOf(item)))
                .Where(offer => !present.Contains(offer.Item.Name ?? string.Empty) && !present.Contains(offer.Item.Id ?? string.Empty))
                .DistinctBy(offer => offer.Text)
                .Select(offer => Result(offer.Item, offer.Text, Write(word, offer.Text), call)),
        ];
    }

    // Editors insert the only suggestion without showing its text in a list, and its completion cannot be empty. A comment shows
    // the hint in each of them, in the color of comments, and the command still runs with exactly what has been typed.
    private static CompletionResult Hint(string hint, CompletionWord word)
    {
        var typed = word.Text.Length == 0 && !word.IsQuoted ? string.Empty : word.Write(word.Text) + " ";
        return new CompletionResult($"{typed}<# {hint} #>", $"({hint})", CompletionResultType.Text, $"({hint})");
    }

    private static CompletionResult Result(CompletionItem item, string text, string written, CompletionCall call)
    {
        var name = item.Name is { Length: > 0 } known && known != item.Id ? item.Id is null ? known : $"{known} ({item.Id})" : item.Id ?? text;
        var label = item.Label ?? Resource.WordsOf(call.Parameter);
        var labeled = label.Length == 0 ? name : $"{Capitalized.Of(label)} {name}";
        var age = item.Since is not null && call.Now is { } now ? $"{item.Event} {Display.When(item.Since, now)}" : null;
        var parts = item.Details.Prepend(labeled).Append(age).Where(part => !string.IsNullOrWhiteSpace(part));
        return new CompletionResult(
            written,
            Shown(text == item.Id ? name : text),
            CompletionResultType.ParameterValue,
            Shown(item.Meaning ?? string.Join(", ", parts)));
    }

    private static string Shown(string text) => text.Length == 0 ? " " : VisibleText.Of(text);
}
