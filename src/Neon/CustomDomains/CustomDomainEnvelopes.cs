namespace Neon;

internal sealed class CustomDomainPage
{
    [RequiredInResponse]
    public IReadOnlyList<CustomDomain>? CustomDomains { get; init; }

    [NeverLeftOut]
    public NextPage? Pagination { get; init; }

    public IReadOnlyList<CustomDomain> On(string projectId, string branchId) =>
        [.. (CustomDomains ?? []).Select(domain => domain.On(projectId, branchId))];
}
