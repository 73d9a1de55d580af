using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Filters a list by name. A name without wildcard characters matches exactly, including case; a pattern ignores case. Both are
/// independent of the culture.
/// </summary>
internal readonly struct NameFilter
{
    private readonly Predicate<string>[] _names;

    private NameFilter(string[]? names, StringComparison exactly) => _names = [.. (names ?? []).Select(name => Named(name, exactly))];

    /// <summary>The filter for a -Name parameter; without names it matches everything.</summary>
    public static NameFilter Of(string[]? names) => new(names, StringComparison.Ordinal);

    /// <summary>The filter for email addresses and domains, which ignore case.</summary>
    public static NameFilter OfAddresses(string[]? addresses) => new(addresses, StringComparison.OrdinalIgnoreCase);

    public bool Matches(string? name) => _names.Length == 0 || Array.Exists(_names, isNamed => isNamed(name ?? string.Empty));

    private static Predicate<string> Named(string name, StringComparison exactly)
    {
        if (WildcardPattern.ContainsWildcardCharacters(name))
        {
            return Pattern(name).IsMatch;
        }

        // Brackets in a name are escaped, as [WildcardPattern]::Escape does.
        var plain = WildcardPattern.Unescape(name);
        return other => other.Equals(plain, exactly);
    }

    private static WildcardPattern Pattern(string name)
    {
        try
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            // The engine parses a pattern on first use.
            _ = pattern.IsMatch(string.Empty);
            return pattern;
        }
        catch (WildcardPatternException invalid)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{name}' is not a valid wildcard pattern.", invalid)
            {
                Advice = "To match a literal bracket, put a backtick before it.",
            };
        }
    }
}
