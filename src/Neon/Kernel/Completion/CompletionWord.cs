using System.Management.Automation.Language;
using System.Text;
using System.Text.RegularExpressions;

namespace Neon.Commands;

/// <summary>
/// The word at the cursor: what it says, and how what takes its place is to be quoted so that PowerShell reads exactly that
/// again. A quote that has been typed is kept.
/// </summary>
internal readonly partial struct CompletionWord
{
    // PowerShell takes the quotes that word processors set for its own.
    private const string SingleQuotes = "'\u2018\u2019\u201a\u201b";
    private const string DoubleQuotes = "\"\u201c\u201d\u201e";
    private readonly char? _quote;

    private CompletionWord(string text, char? quote) => (Text, _quote) = (text, quote);

    /// <summary>What has been typed, without quotes and escapes.</summary>
    public string Text { get; }

    public static CompletionWord Of(string? typed) => typed switch
    {
        [var first, .. var rest] when SingleQuotes.Contains(first) => new CompletionWord(Read(rest, SingleQuotes, hasEscapes: false), '\''),
        [var first, .. var rest] when DoubleQuotes.Contains(first) => new CompletionWord(Read(rest, DoubleQuotes, hasEscapes: true), '"'),
        _ => new CompletionWord(Read(typed ?? string.Empty, string.Empty, hasEscapes: true), null),
    };

    /// <summary>Writes a value in the place of the word.</summary>
    public string Write(string value) => _quote switch
    {
        '"' => $"\"{Escaped(value)}\"",
        null when Plain().IsMatch(value) => value,
        _ => $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'",
    };

    private static string Read(string typed, string quotes, bool hasEscapes)
    {
        var text = new StringBuilder(typed.Length);
        for (var at = 0; at < typed.Length; at++)
        {
            char? next = at + 1 < typed.Length ? typed[at + 1] : null;
            if (hasEscapes && typed[at] == '`' && next is { } escaped)
            {
                text.Append(escaped switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '0' => '\0', _ => escaped });
                at++;
            }
            else if (!quotes.Contains(typed[at]))
            {
                text.Append(typed[at]);
            }
            else if (next is { } following)
            {
                // Two quotes stand for one; one alone at the end closes the text.
                text.Append(typed[at]);
                at += quotes.Contains(following) ? 1 : 0;
            }
        }

        return text.ToString();
    }

    private static string Escaped(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var character in value)
        {
            if (character is '`' or '$' || DoubleQuotes.Contains(character))
            {
                text.Append('`');
            }

            text.Append(character);
        }

        return text.ToString();
    }

    // What reads as itself without quotes. Other words that begin with a digit than these could be read as another number.
    [GeneratedRegex(@"^([A-Za-z_][A-Za-z0-9_./:@-]*|[1-9][0-9]{0,8}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\z")]
    private static partial Regex Plain();
}
