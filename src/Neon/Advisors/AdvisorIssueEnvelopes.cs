namespace Neon;

internal sealed class AdvisorIssueList
{
    public IReadOnlyList<AdvisorIssue>? Issues { get; init; }
}
