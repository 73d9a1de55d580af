using System.Management.Automation;

namespace Neon;

/// <summary>Distinguishes patterns from names.</summary>
internal static class PatternText
{
    /// <summary>Whether text is a wildcard pattern. Text with only one of a pair of brackets is not one.</summary>
    public static bool IsPattern(string text)
    {
        try
        {
            // The engine parses a pattern on first use.
            return text.AsSpan().ContainsAny('*', '?', '[') && WildcardPattern.ContainsWildcardCharacters(text) && WildcardPattern.Get(text, WildcardOptions.None) is var pattern && pattern.IsMatch(string.Empty) is var _;
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }

    /// <summary>Whether a name means itself where patterns are accepted, so that nothing in it needs to be escaped.</summary>
    public static bool IsExact(string name) => !IsPattern(name) && WildcardPattern.Unescape(name) == name;
}
