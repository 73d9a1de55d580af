using System.Text;

namespace Neon.Benchmarks.Running;

/// <summary>The results of a suite. A ratio compares medians of the same run.</summary>
internal sealed class ResultTable
{
    private static readonly string[] Heads = ["measured", "module", "compared with", "takes", "ratio", "target"];
    private readonly List<string[]> _rows = [];
    private readonly List<string> _notes = [];

    /// <summary>How the values were obtained, for the line above the table.</summary>
    public required string Caption { get; init; }

    /// <summary>Adds a comparison with a peer.</summary>
    /// <param name="what">The name of the measurement.</param>
    /// <param name="module">The values of the module.</param>
    /// <param name="peer">What it is compared with.</param>
    /// <param name="other">The values of the peer.</param>
    /// <param name="unit">The unit of both.</param>
    /// <param name="atMost">The target: the highest ratio of the medians.</param>
    public void Compare(string what, Sample module, string peer, Sample other, string unit = "ms", double? atMost = null)
    {
        var ratio = module.Median / other.Median;
        _rows.Add([what, module.Text(unit), peer, other.Text(unit), Sample.Number(ratio), Target("≤", atMost, ratio <= atMost)]);
    }

    /// <summary>Adds values without a peer.</summary>
    public void Show(string what, Sample module, string unit = "ms", double? atMost = null, double? atLeast = null) => _rows.Add(
    [
        what, module.Text(unit), "", "", "",
        atLeast is null ? Target("≤", atMost, module.Median <= atMost, unit) : Target("≥", atLeast, module.Median >= atLeast, unit),
    ]);

    /// <summary>Adds a sentence below the table.</summary>
    public void Note(string text) => _notes.Add(text);

    /// <summary>The table as Markdown, which is also readable in a terminal.</summary>
    public string ToMarkdown()
    {
        var widths = Heads.Select((head, column) => _rows.Select(row => row[column].Length).Append(head.Length).Max()).ToArray();
        var text = new StringBuilder(Caption).Append("\n\n");
        Append(Heads);
        Append([.. widths.Select(width => new string('-', width))]);
        _rows.ForEach(Append);
        foreach (var note in _notes)
        {
            text.Append('\n').Append(note).Append('\n');
        }

        return text.ToString();

        void Append(string[] cells) =>
            text.Append("| ").AppendJoin(" | ", cells.Select((cell, column) => cell.PadRight(widths[column]))).Append(" |\n");
    }

    private static string Target(string sign, double? limit, bool isMet, string unit = "") =>
        limit is null ? "" : $"{sign} {Sample.Number(limit.Value)} {unit}".TrimEnd() + (isMet ? "" : ", missed");
}
