using System.Text.RegularExpressions;

namespace Neon;

/// <summary>Finds the existing names that a mistyped name may refer to.</summary>
internal static partial class SimilarNames
{
    private const int MaxSuggestions = 3;
    private const int MaxDistance = 2;

    /// <summary>A sentence for an error message, with a leading space; empty if no name is similar, or if the text is a pattern.</summary>
    /// <param name="kind">The kind of resource, in words.</param>
    /// <param name="name">The name that was not found.</param>
    /// <param name="names">The existing names.</param>
    public static string Hint(string kind, string name, IEnumerable<string?> names)
    {
        if (PatternText.IsPattern(name))
        {
            return string.Empty;
        }

        string[] others = [.. names.OfType<string>().Where(other => other.Length > 0 && other != name && !LookAlikes.Are(name, other)).Distinct(StringComparer.Ordinal)];
        string[] sameLetters = [.. others.Where(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)).Take(MaxSuggestions)];
        return sameLetters switch
        {
            [var only] => $" Names are case-sensitive; there is {Article.With(kind)} '{only}'.",
            [] => Suggestion(others.Select(other => (Name: other, Distance: Distance(name, other)))
                .Where(other => (IsSmall(other.Distance, name) || IsOneLetter(other.Distance, name, other.Name)) && !DifferInNumbersOnly(name, other.Name))
                .OrderBy(other => other.Distance)
                .Select(other => $"'{other.Name}'")),
            _ => $" Names are case-sensitive; there are {ResourceTable.OfKind(kind).Plural} {string.Join(" and ", sameLetters.Select(other => $"'{other}'"))}.",
        };
    }

    /// <summary>Whether a message has no such sentence yet.</summary>
    public static bool IsWithout(string message) =>
        !message.Contains(" Did you mean ", StringComparison.Ordinal) && !message.Contains(" Names are case-sensitive", StringComparison.Ordinal);

    /// <summary>Whether a text may be a mistyped name.</summary>
    public static bool Are(string text, string name) => IsSmall(Distance(text, name), text);

    /// <summary>The question whether one of a few values was meant, with a leading space; empty if there are none.</summary>
    public static string Suggestion(IEnumerable<string> values) => values.Take(MaxSuggestions).ToArray() switch
    {
        [] => string.Empty,
        [var only] => $" Did you mean {only}?",
        [.. var first, var last] => $" Did you mean {string.Join(", ", first)} or {last}?",
    };

    /// <summary>
    /// How many characters have to be inserted, removed, replaced or swapped with their neighbor, ignoring case. Only small
    /// distances are computed; for others the result is larger than any that counts.
    /// </summary>
    public static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > MaxDistance)
        {
            return MaxDistance + 1;
        }

        var (left, right) = (one.ToLowerInvariant(), other.ToLowerInvariant());
        int[] beforeLast = [], last = [.. Enumerable.Range(0, right.Length + 1)];
        for (var row = 1; row <= left.Length; row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var isSame = left[row - 1] == right[column - 1];
                current[column] = Math.Min(Math.Min(current[column - 1], last[column]) + 1, last[column - 1] + (isSame ? 0 : 1));
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);
                }
            }

            // A swap continues from the row before the last one, so the result can be one less than the smallest value of this row.
            if (current.Min() > MaxDistance + 1)
            {
                return MaxDistance + 1;
            }

            (beforeLast, last) = (last, current);
        }

        return last[right.Length];
    }

    // pr-57 is not a mistyped pr-41: names with numbers are counted, and each number is meant.
    private static bool DifferInNumbersOnly(string one, string other) =>
        Numbers().Replace(one, "0").Equals(Numbers().Replace(other, "0"), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();

    // A short name with a letter missing: ap for app.
    private static bool IsOneLetter(int distance, string name, string other) => distance == 1 && name.Length > 1 && other.Length > name.Length;

    private static bool IsSmall(int distance, string name) => distance <= MaxDistance && distance * 2 < name.Length;
}
