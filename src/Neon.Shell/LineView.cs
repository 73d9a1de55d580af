using System.Text;

namespace Neon.Shell;

/// <summary>Draws the line that is being edited, over as many rows as it takes.</summary>
internal sealed class LineView(IConsole console, Action<string> write, string prompt)
{
    private int _row;
    private int _column;

    /// <summary>Draws the line over what was drawn before.</summary>
    /// <param name="text">The line.</param>
    /// <param name="cursor">Where the cursor stands in it.</param>
    public void Show(string text, int cursor)
    {
        int width = Math.Max(console.Width, 2);
        int start = CellWidth.Of(prompt);
        (int endRow, int endColumn) = Place(start, text, width);
        (int row, int column) = Place(start, text[..cursor], width);
        var output = new StringBuilder();
        Up(output, _row);
        output.Append('\r').Append(prompt).Append(text);
        if (endColumn == 0 && endRow > 0)
        {
            // A terminal goes to the next row only with the next character.
            output.Append("\r\n");
        }

        output.Append("\e[J");
        Up(output, endRow - row);
        output.Append('\r');
        if (column > 0)
        {
            output.Append("\e[").Append(column).Append('C');
        }

        write(output.ToString());
        _row = row;
        _column = column;
    }

    /// <summary>Leaves the line as it is and goes below it.</summary>
    /// <param name="text">The line.</param>
    /// <param name="mark">What to write behind it.</param>
    public void Leave(string text, string mark)
    {
        Show(text, text.Length);
        bool isBelow = _column == 0 && _row > 0 && mark.Length == 0;
        write(isBelow ? "" : mark + Environment.NewLine);
    }

    private static (int Row, int Column) Place(int start, string text, int width)
    {
        int row = start / width;
        int column = start % width;
        foreach (Rune rune in text.EnumerateRunes())
        {
            int cells = CellWidth.Of(rune);
            if (column + cells > width)
            {
                row++;
                column = 0;
            }

            column += cells;
            if (column == width)
            {
                row++;
                column = 0;
            }
        }

        return (row, column);
    }

    private static void Up(StringBuilder output, int rows)
    {
        if (rows > 0)
        {
            output.Append("\e[").Append(rows).Append('A');
        }
    }
}
