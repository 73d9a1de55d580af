using Neon.Help.Reading;

namespace Neon.Help.Writing;

/// <summary>
/// Writes a table as text: in columns with wrapped cells or, if the cells would be narrow or high, as a list of entries.
/// </summary>
internal static class TextTable
{
    private const int Gap = 2;
    private const int HighestCell = 3;

    /// <summary>The lines of a table, indented.</summary>
    public static IEnumerable<string> Lines(Table table, int indent, int width)
    {
        var widths = Widths(table, width - indent);
        var rows = table.Rows.Select(row => row.Select((cell, column) => TextWrap.Lines(cell, 0, widths[column]).ToArray()).ToArray()).ToArray();
        return rows.SelectMany(row => row).Any(cell => cell.Length > HighestCell) || TotalOf(widths) > width - indent
            ? Entries(table, indent, width)
            : Columns(rows, widths, indent);
    }

    /// <summary>As wide as the texts; if the window is too narrow, the widest columns shrink, but never below one word.</summary>
    private static int[] Widths(Table table, int width)
    {
        var columns = Enumerable.Range(0, table.Rows[0].Count).ToArray();
        var narrowest = columns.Select(column => table.Rows.Max(row => TextWrap.MaxWordLength(row[column]))).ToArray();
        var widths = columns.Select(column => table.Rows.Max(row => PlainText.Of([row[column]]).Length)).ToArray();
        while (TotalOf(widths) > width && columns.Where(column => widths[column] > narrowest[column]).ToArray() is { Length: > 0 } wide)
        {
            widths[wide.MaxBy(column => widths[column])]--;
        }

        return widths;
    }

    private static int TotalOf(int[] widths) => widths.Sum() + (Gap * (widths.Length - 1));

    private static IEnumerable<string> Columns(string[][][] rows, int[] widths, int indent)
    {
        var rule = widths.Select(width => new[] { new string('-', width) }).ToArray();
        foreach (var row in rows.Take(1).Append(rule).Concat(rows.Skip(1)))
        {
            for (var line = 0; line < row.Max(cell => cell.Length); line++)
            {
                var cells = row.Select((cell, column) => (line < cell.Length ? cell[line] : "").PadRight(widths[column] + Gap));
                yield return new string(' ', indent) + string.Concat(cells).TrimEnd();
            }
        }
    }

    /// <summary>The first cell of each row, and below it the others with their titles.</summary>
    private static IEnumerable<string> Entries(Table table, int indent, int width)
    {
        var titles = table.Rows[0];
        return table.Rows.Skip(1).SelectMany((row, number) =>
        {
            var lines = TextWrap.Lines(row[0], indent, width).ToList();
            for (var column = 1; column < row.Count; column++)
            {
                var cell = titles.Count == 2 ? row[column] : new Paragraph([.. titles[column].Inlines, new Inline(InlineKind.Text, ": "), .. row[column].Inlines]);
                lines.AddRange(TextWrap.Lines(cell, indent + AboutWriter.Indent, width));
            }

            return number == 0 ? lines : lines.Prepend("");
        });
    }
}
