using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Names that a list is narrowed to, with PowerShell's wildcards and without regard to case.</summary>
internal readonly struct NameFilter
{
    private readonly WildcardPattern[] _patterns;

    private NameFilter(WildcardPattern[] patterns) => _patterns = patterns;

    /// <summary>The filter for a -Name parameter; no names let everything through.</summary>
    public static NameFilter Of(string[]? names) =>
        new([.. (names ?? []).Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase))]);

    public bool Matches(string? name) =>
        _patterns.Length == 0 || Array.Exists(_patterns, pattern => pattern.IsMatch(name ?? string.Empty));
}
