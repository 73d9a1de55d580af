namespace Neon;

/// <summary>API calls for the permissions of an organization's members in one of its projects.</summary>
internal sealed class ProjectMemberApi(NeonClient client)
{
    private const int PageSize = 100;

    [NeonOperation("listProjectMembers")]
    public IAsyncEnumerable<ProjectMember> ListAsync(string projectId, CancellationToken cancellation) =>
        PageWalker.WalkAsync(
            (cursor, stop) => client.GetAsync(
                ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/members")).Query("limit", PageSize).Query("cursor", cursor),
                ProjectMemberJson.Default.ProjectMemberPage,
                stop),
            page => page.ProjectMembers?.Select(member => member.WithProject(projectId)).ToArray(),
            page => page.Pagination?.Next,
            cancellation);

    [NeonOperation("setProjectMemberRole")]
    public async Task<ProjectMember> SetRoleAsync(
        string projectId, string memberId, ProjectMemberRole role, bool confirmSelfDemotion, CancellationToken cancellation)
    {
        var request = ApiRequest.Put(RoleOf(projectId, memberId))
            .Query("confirm_self_demotion", confirmSelfDemotion ? true : null)
            .Body(role, ProjectMemberJson.Default.ProjectMemberRole);
        var member = await client.ChangeAsync(
            request,
            ProjectMemberJson.Default.ProjectMember,
            // The member has the role under another name than the request.
            async (_, stop) => await FindAsync(projectId, memberId, stop).ConfigureAwait(false) is { } now
                && string.Equals(now.ProjectRole, role.Role, StringComparison.OrdinalIgnoreCase) ? WithoutRecommendation(now, projectId) : null,
            cancellation).ConfigureAwait(false);
        return member.WithProject(projectId);
    }

    [NeonOperation("removeProjectMemberRole")]
    public async Task<ProjectMember> RemoveRoleAsync(
        string projectId, string memberId, bool confirmSelfLockout, CancellationToken cancellation)
    {
        var request = ApiRequest.Delete(RoleOf(projectId, memberId)).Query("confirm_self_lockout", confirmSelfLockout ? true : null);
        var member = await client.RemoveAsync(
            request,
            ProjectMemberJson.Default.ProjectMember,
            async (_, stop) =>
            {
                var now = await FindAsync(projectId, memberId, stop).ConfigureAwait(false) ?? new ProjectMember { MemberId = memberId };
                return string.IsNullOrEmpty(now.ProjectRole) ? WithoutRecommendation(now, projectId) : null;
            },
            cancellation).ConfigureAwait(false);
        return (member ?? new ProjectMember { MemberId = memberId }).WithProject(projectId);
    }

    private static Route RoleOf(string projectId, string memberId) =>
        Route.Of($"/projects/{projectId:project_id}/members/{memberId:member_id}/role");

    private ProjectMember WithoutRecommendation(ProjectMember member, string projectId)
    {
        client.Warn(
            $"The role of {member.Email ?? member.MemberId} was changed, but no response was received, so it is unknown whether Neon recommends new passwords and keys. "
            + $"To reset the passwords of the roles on all branches: {CommandLine.Of($"Get-NeonBranch -Project {projectId} | Get-NeonRole | Reset-NeonRolePassword")}");
        return member;
    }

    /// <summary>A member, or null if there is no member with that id. Neon returns members only as a list.</summary>
    public Task<ProjectMember?> FindAsync(string projectId, string memberId, CancellationToken cancellation) =>
        ListAsync(projectId, cancellation).FirstAsync(member => member.MemberId == memberId);
}
