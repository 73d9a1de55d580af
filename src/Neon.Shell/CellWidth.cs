using System.Text;
using System.Text.RegularExpressions;

namespace Neon.Shell;

/// <summary>Counts the columns that text takes on a terminal.</summary>
internal static partial class CellWidth
{
    /// <summary>Counts the columns of a text, leaving control sequences out.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number of columns.</returns>
    public static int Of(string text)
    {
        int cells = 0;
        string plain = text.Contains('\e', StringComparison.Ordinal) ? ControlSequence().Replace(text, "") : text;
        foreach (Rune rune in plain.EnumerateRunes())
        {
            cells += Of(rune);
        }

        return cells;
    }

    /// <summary>Counts the columns of one character.</summary>
    /// <param name="rune">The character.</param>
    /// <returns>0, 1 or 2.</returns>
    public static int Of(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        _ when Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.EnclosingMark
            or System.Globalization.UnicodeCategory.Format => 0,
        (>= 0x1100 and <= 0x115f) or (>= 0x2e80 and <= 0x303e) or (>= 0x3041 and <= 0xa4cf) or (>= 0xa960 and <= 0xa97f)
            or (>= 0xac00 and <= 0xd7a3) or (>= 0xf900 and <= 0xfaff) or (>= 0xfe30 and <= 0xfe6f) or (>= 0xff00 and <= 0xff60)
            or (>= 0xffe0 and <= 0xffe6) or (>= 0x1f300 and <= 0x1f64f) or (>= 0x1f680 and <= 0x1f6ff)
            or (>= 0x1f900 and <= 0x1f9ff) or (>= 0x20000 and <= 0x3fffd) => 2,
        _ => 1,
    };

    /// <summary>Cuts a text so that it takes no more than so many columns.</summary>
    /// <param name="text">The text, without control sequences.</param>
    /// <param name="cells">The columns to fill at most.</param>
    /// <returns>The text, or its beginning followed by three dots.</returns>
    public static string Fit(string text, int cells)
    {
        if (Of(text) <= cells)
        {
            return text;
        }

        const string Ellipsis = "...";
        var kept = new StringBuilder();
        int used = Ellipsis.Length;
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += Of(rune);
            if (used > cells)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return cells < Ellipsis.Length ? Ellipsis[..Math.Max(cells, 0)] : kept.Append(Ellipsis).ToString();
    }

    [GeneratedRegex(@"\e\[[0-9;:?]*[ -/]*[@-~]|\e\][^\a\e]*(?:\a|\e\\)")]
    private static partial Regex ControlSequence();
}
