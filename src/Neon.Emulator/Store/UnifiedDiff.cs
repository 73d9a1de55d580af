using System.Globalization;
using System.Text;

namespace Neon.Emulator;

/// <summary>The unified diff of two texts, with three lines of context; empty if they are equal.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    public static string Compute(string name, string before, string after)
    {
        List<(char Kind, string Line)> edits = Edits(Lines(before), Lines(after));
        if (edits.TrueForAll(edit => edit.Kind == ' '))
        {
            return string.Empty;
        }

        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"--- a/{name}\n+++ b/{name}\n");
        for (int index = 0; index < edits.Count;)
        {
            int change = edits.FindIndex(index, edit => edit.Kind != ' ');
            if (change < 0)
            {
                break;
            }

            int start = Math.Max(index, change - Context);
            int end = End(edits, change);
            AppendHunk(text, edits, start, end);
            index = end;
        }

        return text.ToString();
    }

    private static string[] Lines(string text) =>
        text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>The end of the hunk that starts with a change: changes with overlapping context share a hunk.</summary>
    private static int End(List<(char Kind, string Line)> edits, int change)
    {
        int last = change;
        for (int index = change; index < edits.Count && index - last <= 2 * Context; index++)
        {
            if (edits[index].Kind != ' ')
            {
                last = index;
            }
        }

        return Math.Min(edits.Count, last + 1 + Context);
    }

    private static void AppendHunk(StringBuilder text, List<(char Kind, string Line)> edits, int start, int end)
    {
        int Count(int from, int to, char other) => edits.Skip(from).Take(to - from).Count(edit => edit.Kind == ' ' || edit.Kind == other);
        int oldCount = Count(start, end, '-');
        int newCount = Count(start, end, '+');
        int oldStart = Count(0, start, '-') + (oldCount > 0 ? 1 : 0);
        int newStart = Count(0, start, '+') + (newCount > 0 ? 1 : 0);
        text.Append(CultureInfo.InvariantCulture, $"@@ -{oldStart},{oldCount} +{newStart},{newCount} @@\n");
        foreach ((char kind, string line) in edits.Skip(start).Take(end - start))
        {
            text.Append(kind).Append(line).Append('\n');
        }
    }

    /// <summary>The shortest edit script between two texts, from their longest common subsequence.</summary>
    private static List<(char Kind, string Line)> Edits(string[] before, string[] after)
    {
        int[,] common = new int[before.Length + 1, after.Length + 1];
        for (int old = before.Length - 1; old >= 0; old--)
        {
            for (int @new = after.Length - 1; @new >= 0; @new--)
            {
                common[old, @new] = before[old] == after[@new]
                    ? common[old + 1, @new + 1] + 1
                    : Math.Max(common[old + 1, @new], common[old, @new + 1]);
            }
        }

        List<(char, string)> edits = [];
        int i = 0;
        int j = 0;
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                edits.Add((' ', before[i++]));
                j++;
            }
            else if (i < before.Length && (j == after.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                edits.Add(('-', before[i++]));
            }
            else
            {
                edits.Add(('+', after[j++]));
            }
        }

        return edits;
    }
}
