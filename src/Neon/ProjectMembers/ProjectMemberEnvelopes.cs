namespace Neon;

internal sealed class ProjectMemberPage
{
    [RequiredInResponse]
    public IReadOnlyList<ProjectMember>? ProjectMembers { get; init; }

    [NeverLeftOut]
    public NextPage? Pagination { get; init; }
}
