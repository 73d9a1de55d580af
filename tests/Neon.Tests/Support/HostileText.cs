using System.Globalization;

namespace Neon.Tests.Support;

/// <summary>Text that tries to take over a terminal: titles, colours, the clipboard, new lines, text that is reversed or invisible.</summary>
internal static class HostileText
{
    /// <summary>The start of a line that only the text itself can have written.</summary>
    private const string Forged = "FORGED";

    private const string Tail =
        "\e]0;title\a\e]52;c;eA==\a\e[45;5m\r\n" + Forged + "\n\b\u0001\u007f\u009b31m\u0085\t\u2028\u2029\u202e\u2066\u200b\u200d\u200f\u061c\ufeff";

    /// <summary>The text, followed by everything harmful.</summary>
    public static string Of(string text) => text + Tail;

    /// <summary>What in a text would control a terminal or be invisible. Line breaks are allowed unless they begin a forged line.</summary>
    /// <param name="shown">The text.</param>
    /// <param name="hasLines">Whether the output consists of lines, like SQL.</param>
    public static IReadOnlyList<string> In(string? shown, bool hasLines = false) =>
    [
        .. (shown ?? string.Empty).ReplaceLineEndings("\n").Where(IsHarmful).Select(character => $"U+{(int)character:X4}").Distinct(),
        .. (shown ?? string.Empty).ReplaceLineEndings("\n").Split('\n').Where(line => !hasLines && line.TrimEnd() == Forged),
    ];

    private static bool IsHarmful(char character) => character != '\n' && char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
