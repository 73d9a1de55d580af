namespace Neon;

internal sealed class CustomDomainPage
{
    public IReadOnlyList<CustomDomain>? CustomDomains { get; init; }

    public NextPage? Pagination { get; init; }

    public IReadOnlyList<CustomDomain> On(string projectId, string branchId) =>
        [.. (CustomDomains ?? []).Select(domain => domain.On(projectId, branchId))];
}
