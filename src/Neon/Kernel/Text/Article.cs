namespace Neon;

/// <summary>The indefinite article of a word, by its sound: <c>an id</c>, <c>a user</c>, <c>a URL</c>, <c>an SQL file</c>.</summary>
internal static class Article
{
    // The names of these letters begin with a vowel: F is "eff".
    private const string SpokenWithVowel = "AEFHILMNORSX";

    private static readonly string[] SpokenAsYou = ["uni", "use", "usu", "ura", "uri", "ute", "eu", "one", "once"];

    /// <summary>The word after its article.</summary>
    /// <param name="word">A word, or words that begin with it.</param>
    public static string With(string word) => (HasVowelSound(word) ? "an " : "a ") + word;

    private static bool HasVowelSound(string word)
    {
        var first = word.Split(' ', '-')[0];
        return first.Length > 1 && first.All(char.IsAsciiLetterUpper)
            ? SpokenWithVowel.Contains(first[0])
            : "aeiou".Contains(char.ToLowerInvariant(word[0])) && !SpokenAsYou.Any(start => first.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }
}
