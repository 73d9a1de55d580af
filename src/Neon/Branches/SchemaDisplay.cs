using static Neon.Display;

namespace Neon;

internal static class SchemaDisplay
{
    /// <summary>How two schemas differ: what was compared, then the unified diff in colours.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The lines; one when the schemas are the same.</returns>
    public static string[] Comparison(BranchSchemaComparison? comparison)
    {
        if (comparison is null)
        {
            return [];
        }

        var sides = VisibleText.Of($"{comparison.DatabaseName}: {comparison.BaseBranchId ?? "parent"} -> {comparison.BranchId}");
        if (comparison.Identical is not false)
        {
            return [$"{sides}  {(comparison.Identical is true ? Paint("identical", Tone.Faint) : Paint("unknown", Tone.Busy))}"];
        }

        var (added, removed, inHunk) = (0, 0, false);
        var lines = new List<string>();
        foreach (var line in VisibleText.Lines(comparison.Diff))
        {
            inHunk |= line.StartsWith("@@", StringComparison.Ordinal);
            added += inHunk && line.StartsWith('+') ? 1 : 0;
            removed += inHunk && line.StartsWith('-') ? 1 : 0;
            lines.Add(Paint(line, DiffTone(line, inHunk)));
        }

        return [$"{sides}  {Paint($"+{added}", Tone.Good)} {Paint($"-{removed}", Tone.Bad)}", .. lines];
    }

    /// <summary>A schema as it can be run: a comment that tells where it is from, then the SQL.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The lines; of a schema that was read as structure its tables and what they consist of.</returns>
    public static string[] Schema(BranchSchema? schema) => schema is null
        ? []
        : [Paint($"-- {schema.DatabaseName} on {schema.BranchId}", Tone.Faint), .. schema.Sql is { } sql ? VisibleText.Lines(sql) : (schema.Json?.Tables ?? []).SelectMany(Structure)];

    private static IEnumerable<string> Structure(SchemaTable table) =>
    [
        Text(table),
        .. (table.Columns ?? []).Select(column => $"  {Text(column)}{(column.Nullable == false ? " not null" : string.Empty)}"),
        .. (table.Constraints ?? []).Select(constraint => $"  {Text(constraint)}"),
    ];

    // What stands before the first hunk names the two sides. Within a hunk a removed comment begins with "---" as well.
    private static Tone DiffTone(string line, bool inHunk) => (line.Length == 0 ? ' ' : line[0]) switch
    {
        _ when !inHunk => Tone.Faint,
        '+' => Tone.Good,
        '-' => Tone.Bad,
        '@' => Tone.Accent,
        _ => Tone.Plain,
    };
}
