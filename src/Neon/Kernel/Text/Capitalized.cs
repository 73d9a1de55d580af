namespace Neon;

/// <summary>Words at the start of a sentence or of a label.</summary>
internal static class Capitalized
{
    /// <summary>The words with a capital first letter.</summary>
    /// <param name="words">The words; at least one character.</param>
    public static string Of(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
