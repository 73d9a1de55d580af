using System.Management.Automation.Language;
using System.Text;
using System.Text.RegularExpressions;

namespace Neon.Commands;

/// <summary>
/// The word at the cursor: its value, and how to quote its replacement so that PowerShell reads exactly that value. A typed quote
/// is kept, unless the value has to be escaped.
/// </summary>
internal readonly partial struct CompletionWord
{
    // PowerShell accepts typographic quotes.
    private const string SingleQuotes = "'\u2018\u2019\u201a\u201b";
    private const string DoubleQuotes = "\"\u201c\u201d\u201e";
    private readonly char? _quote;

    private CompletionWord(string text, char? quote) => (Text, _quote) = (text, quote);

    /// <summary>What has been typed, without quotes and escapes.</summary>
    public string Text { get; }

    /// <summary>Whether a quote has been typed.</summary>
    public bool IsQuoted => _quote is not null;

    /// <summary>Reads the text from the engine, with resolved escapes and surrounding quotes.</summary>
    public static CompletionWord Of(string? typed) => typed switch
    {
        [var first, .. var rest] when SingleQuotes.Contains(first) => new CompletionWord(Unclosed(rest, SingleQuotes), '\''),
        [var first, .. var rest] when DoubleQuotes.Contains(first) => new CompletionWord(Unclosed(rest, DoubleQuotes), '"'),
        _ => new CompletionWord(typed ?? string.Empty, null),
    };

    /// <summary>
    /// Writes a value in place of the word. The line is shown, so characters that a terminal would interpret or hide are escaped,
    /// in double quotes so that PowerShell reads the escapes.
    /// </summary>
    public string Write(string value) => _quote switch
    {
        _ when _quote == '"' || VisibleText.Of(value) != value => $"\"{VisibleText.Of(Escaped(value))}\"",
        null when Plain().IsMatch(value) => value,
        _ => $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'",
    };

    /// <summary>Writes a value for a command that is shown to the user.</summary>
    public static string Visible(string value) => Of(null).Write(value);

    private static string Unclosed(string text, string quotes) =>
        text.Length > 0 && quotes.Contains(text[^1]) ? text[..^1] : text;

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

    // Words that need no quotes. Other words that begin with a digit could be read as a number.
    [GeneratedRegex(@"^([A-Za-z_][A-Za-z0-9_./:@-]*|[1-9][0-9]{0,8}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\z")]
    private static partial Regex Plain();
}
