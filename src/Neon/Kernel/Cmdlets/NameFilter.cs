using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Names that a list is narrowed to, with PowerShell's wildcards and without regard to case.</summary>
internal readonly struct NameFilter
{
    private readonly WildcardPattern[] _patterns;

    private NameFilter(WildcardPattern[] patterns) => _patterns = patterns;

    /// <summary>The filter for a -Name parameter; no names let everything through.</summary>
    public static NameFilter Of(string[]? names) =>
        new([.. (names ?? []).Select(Pattern)]);

    public bool Matches(string? name) =>
        _patterns.Length == 0 || Array.Exists(_patterns, pattern => pattern.IsMatch(name ?? string.Empty));

    private static WildcardPattern Pattern(string name)
    {
        try
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            // The engine reads a pattern when it is used for the first time.
            _ = pattern.IsMatch(string.Empty);
            return pattern;
        }
        catch (WildcardPatternException invalid)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{name}' is not a valid wildcard pattern.", invalid)
            {
                Advice = "To search for a bracket itself, put a backtick before it.",
            };
        }
    }
}
