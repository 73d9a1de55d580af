using System.Text;
using System.Text.Json.Nodes;

namespace Neon.Contract;

/// <summary>The differences of two contracts: one line per operation, parameter and property.</summary>
internal sealed class ContractDiff
{
    private ContractDiff(IReadOnlyList<string> added, IReadOnlyList<string> changed, IReadOnlyList<string> gone)
    {
        Added = added;
        Changed = changed;
        Gone = gone;
    }

    public IReadOnlyList<string> Added { get; }

    public IReadOnlyList<string> Changed { get; }

    public IReadOnlyList<string> Gone { get; }

    public static ContractDiff Between(JsonObject before, JsonObject after)
    {
        var old = ContractLines.Of(before);
        var now = ContractLines.Of(after);
        // The parts of an added or removed operation or schema are not listed one by one.
        return new ContractDiff(
            [.. now.Where(line => !old.ContainsKey(line.Key) && IsListed(line.Key, old)).Select(Describe)],
            [.. now.Where(line => old.TryGetValue(line.Key, out var was) && was != line.Value).Select(line => $"{line.Key}: {old[line.Key]} -> {line.Value}")],
            [.. old.Where(line => !now.ContainsKey(line.Key) && IsListed(line.Key, now)).Select(Describe)]);
    }

    /// <summary>The list as a person reads it.</summary>
    public override string ToString()
    {
        if (Added.Count + Changed.Count + Gone.Count == 0)
        {
            return "The contract is the same.";
        }

        var text = new StringBuilder();
        foreach (var (title, lines) in new[] { ("New", Added), ("Changed", Changed), ("Gone", Gone) })
        {
            if (lines.Count > 0)
            {
                text.Append(title).Append('\n');
                foreach (var line in lines)
                {
                    text.Append("  ").Append(line).Append('\n');
                }
            }
        }

        return text.ToString().TrimEnd();
    }

    private static bool IsListed(string key, IReadOnlyDictionary<string, string> other) =>
        key.Split(' ') is not [var owner, _, ..] || other.ContainsKey(owner);

    private static string Describe(KeyValuePair<string, string> line) => line.Value.Length == 0 ? line.Key : $"{line.Key}: {line.Value}";
}
