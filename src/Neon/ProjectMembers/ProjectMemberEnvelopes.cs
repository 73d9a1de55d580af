namespace Neon;

internal sealed class ProjectMemberPage
{
    public IReadOnlyList<ProjectMember>? ProjectMembers { get; init; }

    public NextPage? Pagination { get; init; }
}
