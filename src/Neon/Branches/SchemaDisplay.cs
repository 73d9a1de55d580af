using static Neon.Display;

namespace Neon;

internal static class SchemaDisplay
{
    /// <summary>The differences of two schemas: a heading with the two sides, then the unified diff in colours.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The lines; a single line if the schemas are the same.</returns>
    public static string[] Comparison(BranchSchemaComparison? comparison)
    {
        if (comparison is null)
        {
            return [];
        }

        var sides = VisibleText.Of($"{comparison.DatabaseName}: {(comparison.BaseBranchId is { } other ? comparison.Names?.Find(other) ?? other : "parent")} -> {comparison.Names?.Find(comparison.BranchId) ?? comparison.BranchId}");
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

    /// <summary>A schema as a runnable script: a comment with its origin, then the SQL.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The lines; for a schema that was read as a structure, its tables with their columns and
    /// constraints.</returns>
    public static string[] Schema(BranchSchema? schema) => schema is null
        ? []
        : [Paint($"-- {schema.DatabaseName} on {NameAndId(schema.Names?.Find(schema.BranchId), schema.BranchId)}", Tone.Faint), .. schema.Sql is { } sql ? VisibleText.Lines(sql) : (schema.Json?.Tables ?? []).SelectMany(Structure)];

    private static IEnumerable<string> Structure(SchemaTable table) =>
    [
        Text(table),
        .. (table.Columns ?? []).Select(column => $"  {Text(column)}{(column.Nullable == false ? " not null" : string.Empty)}"),
        .. (table.Constraints ?? []).Select(constraint => $"  {Text(constraint)}"),
    ];

    // The lines before the first hunk name the two sides. Within a hunk, a removed SQL comment also starts with "---".
    private static Tone DiffTone(string line, bool inHunk) => (line.Length == 0 ? ' ' : line[0]) switch
    {
        _ when !inHunk => Tone.Faint,
        '+' => Tone.Good,
        '-' => Tone.Bad,
        '@' => Tone.Accent,
        _ => Tone.Plain,
    };
}
