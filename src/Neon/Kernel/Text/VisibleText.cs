using System.Globalization;
using System.Text;

namespace Neon;

/// <summary>
/// Makes text from outside safe to show: names, messages, ids and logs can contain characters that a terminal interprets (control
/// sequences), that reorder a line or that are invisible. Each is written as PowerShell escapes it, such as <c>`u{1b}</c>, so
/// that what is shown can be typed between double quotes.
/// </summary>
/// <remarks>
/// Text is escaped where it is shown or composed into a message; properties keep their true values. Escaping twice is harmless.
/// </remarks>
internal static class VisibleText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int EmojiSelector = 0xFE0F;

    /// <summary>Invisible characters that Unicode counts among letters, marks and symbols.</summary>
    private static readonly (int First, int Last)[] Invisible =
    [
        (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2065, 0x2065), (0x2800, 0x2800), (0x3164, 0x3164),
        (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF),
    ];

    /// <summary>Arabic, Syriac and N'Ko; the scripts of India and Sri Lanka; Myanmar; Khmer and Mongolian.</summary>
    private static readonly (int First, int Last)[] JoiningScripts = [(0x0600, 0x08FF), (0x0900, 0x0DFF), (0x1000, 0x109F), (0x1780, 0x18AF)];

    private enum Joining
    {
        None,
        Emoji,
        Script,
    }

    /// <summary>The text in one line, with control characters and invisible characters escaped.</summary>
    /// <param name="text">The text; null is empty.</param>
    public static string Of(string? text)
    {
        var start = (text ?? string.Empty).AsSpan().IndexOfAnyExceptInRange(' ', '~');
        if (text is null || start < 0)
        {
            return text ?? string.Empty;
        }

        var visible = new StringBuilder(text.Length + 16).Append(text, 0, start);
        var before = Joining.None;
        for (var index = start; index < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, index, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            var isJoined = isWhole && Joins(rune.Value, before, text, index + length);
            if (isJoined || (isWhole && IsSeen(rune)))
            {
                visible.Append(text, index, length);
                before = isJoined ? before : JoiningOf(rune);
            }
            else
            {
                visible.Append(CultureInfo.InvariantCulture, $"`u{{{(isWhole ? rune.Value : text[index]):x}}}");
                before = Joining.None;
            }

            index += length;
        }

        return visible.ToString();
    }

    /// <summary>Whether a character is shown, if at all, by what it does to its neighbours.</summary>
    internal static bool IsJoiner(int value) => value is ZeroWidthNonJoiner or ZeroWidthJoiner or EmojiSelector;

    /// <summary>
    /// The lines of a longer text, with control characters and invisible characters escaped; tabs become
    /// spaces.
    /// </summary>
    public static string[] Lines(string? text) =>
        [.. (text ?? string.Empty).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => Of(WithoutTabs(line)))];

    // A code point that this version of Unicode does not define may be anything, even invisible.
    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.OtherNotAssigned)
        && !Array.Exists(Invisible, range => rune.Value >= range.First && rune.Value <= range.Last);

    /// <summary>
    /// Whether a joiner changes what is seen: between two emoji, after one, or between two letters of a script that is spelled with
    /// joiners, such as Persian or Hindi. Anywhere else it would only make a name look like another.
    /// </summary>
    private static bool Joins(int value, Joining before, string text, int next) => value switch
    {
        EmojiSelector => before == Joining.Emoji,
        ZeroWidthJoiner or ZeroWidthNonJoiner => before != Joining.None && !(before == Joining.Emoji && value == ZeroWidthNonJoiner)
            && next < text.Length && Rune.TryGetRuneAt(text, next, out var rune) && IsSeen(rune) && JoiningOf(rune) == before,
        _ => false,
    };

    private static Joining JoiningOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol when !rune.IsAscii => Joining.Emoji,
        UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            when Array.Exists(JoiningScripts, range => rune.Value >= range.First && rune.Value <= range.Last) => Joining.Script,
        _ => Joining.None,
    };

    private static string WithoutTabs(string line)
    {
        const int TabStop = 8;
        for (var tab = line.IndexOf('\t', StringComparison.Ordinal); tab >= 0; tab = line.IndexOf('\t', tab))
        {
            line = line.Remove(tab, 1).Insert(tab, new string(' ', TabStop - (tab % TabStop)));
        }

        return line;
    }
}
