using System.Text;
using static Neon.BranchDisplay;
using static Neon.Display;
using static Neon.EndpointDisplay;

namespace Neon;

internal static class BranchTreeDisplay
{
    // The columns before the branch, with their separators, and the column that PowerShell leaves free.
    private const int BeforeTree = 39;
    private const string Gap = "  ";

    /// <summary>A branch in its tree: the connecting lines, its name and its marks.</summary>
    /// <param name="node">The branch.</param>
    /// <param name="console">The width of the console; null if unknown.</param>
    /// <param name="encoding">The encoding of the console.</param>
    /// <returns>Text such as <c>├─ dev  protected</c>, in ASCII characters if the console has no others.</returns>
    public static string Tree(BranchTreeNode? node, int? console, Encoding? encoding)
    {
        if (node is null)
        {
            return string.Empty;
        }

        var (fork, end, trunk) = Terminal.CanWrite(encoding, "├└│─") ? ("├─ ", "└─ ", "│  ") : ("|- ", "`- ", "|  ");
        var lines = (node.Trunk ?? []).Select((isFollowed, level) => (isFollowed, isLast: level == node.Depth - 1) switch
        {
            (true, true) => fork,
            (false, true) => end,
            (true, false) => trunk,
            (false, false) => "   ",
        });
        var indent = string.Concat(lines);
        var orphan = node.IsOrphan ? $"parent {node.ParentId} is gone" : string.Empty;
        var plain = string.Join(", ", node.Branch is { } branch ? MarksOf(branch).Select(mark => mark.Text) : []);
        var name = Shortened(Text(node), () => console - BeforeTree - indent.Length - plain.Length - orphan.Length - (2 * Gap.Length) ?? int.MaxValue);
        return indent + string.Join(Gap, new[] { name, Marks(node.Branch), Paint(orphan, Tone.Busy) }.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>The state of the computes of a branch.</summary>
    /// <param name="node">The branch.</param>
    /// <returns>Text such as <c>active</c>, <c>idle 3 d +1 ro</c> or <c>none</c>.</returns>
    public static string Computes(BranchTreeNode? node)
    {
        if (node is null || node.Endpoints is not { Count: > 0 })
        {
            return node is null ? string.Empty : State("none");
        }

        var state = node.Compute is { } compute ? Compute(compute) : State("none");
        var replicas = node.Endpoints.Count(endpoint => endpoint != node.Compute);
        return replicas == 0 ? state : $"{state} +{replicas} ro";
    }
}
