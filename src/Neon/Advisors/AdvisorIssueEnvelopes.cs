namespace Neon;

internal sealed class AdvisorIssueList
{
    [RequiredInResponse]
    public IReadOnlyList<AdvisorIssue>? Issues { get; init; }
}
