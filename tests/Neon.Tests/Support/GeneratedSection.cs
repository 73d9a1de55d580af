using System.Text;
using Xunit;

namespace Neon.Tests.Support;

/// <summary>
/// A part of a document that a test writes, from what it has observed, between <c>&lt;!-- generated: name --&gt;</c> and
/// <c>&lt;!-- end: name --&gt;</c>. When the two differ the test fails; run again with NEON_UPDATE_DOCUMENTS=1, it
/// writes the document, and the change shows in a review.
/// </summary>
internal static class GeneratedSection
{
    private static readonly Lock Writing = new();

    public static void Check(string document, string name, string expected)
    {
        var path = Path.Combine(StagedModule.RepositoryRoot, document);
        var begin = $"<!-- generated: {name} -->\n";
        var end = $"<!-- end: {name} -->";
        lock (Writing)
        {
            var text = File.ReadAllText(path);
            var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
            var to = text.IndexOf(end, StringComparison.Ordinal);
            Assert.True(from >= begin.Length && to >= from, $"{document} has no section '{name}'.");
            var wanted = $"\n{expected.Trim()}\n\n";
            if (Environment.GetEnvironmentVariable("NEON_UPDATE_DOCUMENTS") == "1")
            {
                File.WriteAllText(path, text[..from] + wanted + text[to..]);
                return;
            }

            Assert.True(
                text[from..to] == wanted,
                $"{document} tells something else of '{name}' than what was observed; NEON_UPDATE_DOCUMENTS=1 writes it anew. Observed:\n{expected}");
        }
    }

    /// <summary>A table in Markdown.</summary>
    public static string Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        Append(heads);
        Append([.. heads.Select(_ => "---")]);
        foreach (var row in rows)
        {
            Append(row);
        }

        return text.ToString();

        void Append(IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }
}
