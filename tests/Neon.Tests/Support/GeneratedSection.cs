using System.Text;
using Xunit;

namespace Neon.Tests.Support;

/// <summary>
/// A part of a document that a test writes from its observations, between <c>&lt;!-- generated: name --&gt;</c> and <c>&lt;!--
/// end: name --&gt;</c>. Otherwise like an <see cref="ApprovedFile"/>.
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
            if (ApprovedFile.IsUpdating)
            {
                File.WriteAllText(path, text[..from] + wanted + text[to..]);
                return;
            }

            Assert.True(
                text[from..to] == wanted,
                $"The section '{name}' of {document} differs from what was observed. If the change is intended, run ./build.ps1 -Task Approve. Observed:\n{expected}");
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
