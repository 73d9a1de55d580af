namespace Neon.Benchmarks.Running;

/// <summary>Replaces the results in a document, between <c>&lt;!-- generated: suite --&gt;</c> and <c>&lt;!-- end: suite --&gt;</c>.</summary>
internal static class Report
{
    public static void Write(string document, string suite, string results)
    {
        var text = File.ReadAllText(document);
        var begin = $"<!-- generated: {suite} -->\n";
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = text.IndexOf($"<!-- end: {suite} -->", StringComparison.Ordinal);
        if (from < begin.Length || to < from)
        {
            throw new InvalidOperationException($"{document} has no section '{suite}'.");
        }

        File.WriteAllText(document, $"{text[..from]}\n{results.Trim()}\n\n{text[to..]}");
    }
}
