using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Exact names that a list does not have.</summary>
internal static class MissingNames
{
    /// <summary>
    /// Reports each exact name that the list does not have, as for a resource that is identified by its name. For cmdlets whose first
    /// argument is the name: there, a name is a request for one resource.
    /// </summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="kind">The kind of resource.</param>
    /// <param name="names">The names and patterns that the user specified.</param>
    /// <param name="known">The names in the list.</param>
    /// <param name="parents">The parents of the list, if it has any.</param>
    public static void ReportMissing(this NeonApiCmdlet cmdlet, string kind, string[]? names, IReadOnlyCollection<string?> known, IEnumerable<(Resource Kind, string Id)>? parents = null)
    {
        foreach (var name in (names ?? []).Where(name => !WildcardPattern.ContainsWildcardCharacters(name)).Select(WildcardPattern.Unescape).Except(known))
        {
            cmdlet.WriteFailure(ResourceIdentity.NoneNamed(kind, name!, known, parents: parents), name);
        }
    }
}

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
