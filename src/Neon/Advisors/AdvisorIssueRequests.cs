namespace Neon;

/// <summary>What a list of issues is narrowed to.</summary>
internal sealed class AdvisorIssueFilter
{
    public string? DatabaseName { get; init; }

    public string? Category { get; init; }

    public string? MinSeverity { get; init; }
}
