using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Names that a list is narrowed to. A name without wildcard characters is that name exactly, including case; a pattern is
/// matched ignoring case. Both are alike in every culture.
/// </summary>
internal readonly struct NameFilter
{
    private readonly Predicate<string>[] _names;

    private NameFilter(string[]? names, StringComparison exactly) => _names = [.. (names ?? []).Select(name => Named(name, exactly))];

    /// <summary>The filter for a -Name parameter; no names let everything through.</summary>
    public static NameFilter Of(string[]? names) => new(names, StringComparison.Ordinal);

    /// <summary>The filter for e-mail addresses and domains, whose case never matters.</summary>
    public static NameFilter OfAddresses(string[]? addresses) => new(addresses, StringComparison.OrdinalIgnoreCase);

    public bool Matches(string? name) => _names.Length == 0 || Array.Exists(_names, isNamed => isNamed(name ?? string.Empty));

    private static Predicate<string> Named(string name, StringComparison exactly)
    {
        if (WildcardPattern.ContainsWildcardCharacters(name))
        {
            return Pattern(name).IsMatch;
        }

        // A name with brackets is written with escapes, as [WildcardPattern]::Escape writes it.
        var plain = WildcardPattern.Unescape(name);
        return other => other.Equals(plain, exactly);
    }

    private static WildcardPattern Pattern(string name)
    {
        try
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            // The engine reads a pattern when it is used for the first time.
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
