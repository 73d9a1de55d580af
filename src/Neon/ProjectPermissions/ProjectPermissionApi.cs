namespace Neon;

/// <summary>API calls for project permissions.</summary>
internal sealed class ProjectPermissionApi(NeonClient client)
{
    /// <summary>All permissions of a project, including revoked ones.</summary>
    [NeonOperation("listProjectPermissions")]
    public async Task<IReadOnlyList<ProjectPermission>> ListAsync(string projectId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/permissions"));
        var list = await client.GetAsync(request, ProjectPermissionJson.Default.ProjectPermissionList, cancellation).ConfigureAwait(false);
        return [.. (list.ProjectPermissions ?? []).Select(permission => permission.WithProject(projectId)).Order()];
    }

    /// <summary>
    /// A permission, or null if there is no permission with that id. Neon returns permissions only as a list.
    /// </summary>
    public Task<ProjectPermission?> FindAsync(string projectId, string permissionId, CancellationToken cancellation) =>
        ListAsync(projectId, cancellation).FirstAsync(permission => permission.PermissionId == permissionId);

    [NeonOperation("grantPermissionToProject")]
    public async Task<ProjectPermission> GrantAsync(string projectId, ProjectPermissionGrant grant, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/permissions"))
            .Body(grant, ProjectPermissionJson.Default.ProjectPermissionGrant);
        var granted = await client.ChangeAsync(
            request,
            ProjectPermissionJson.Default.ProjectPermission,
            // The permission has the address under another name than the request.
            async (lost, stop) => lost.SingleCandidate(
                (await ListAsync(projectId, stop).ConfigureAwait(false)).Where(permission => permission.Holds(grant.Email)),
                permission => permission.GrantedAt),
            cancellation).ConfigureAwait(false);
        return granted.WithProject(projectId);
    }

    [NeonOperation("revokePermissionFromProject")]
    public async Task<ProjectPermission> RevokeAsync(string projectId, string permissionId, CancellationToken cancellation)
    {
        var request = ApiRequest.Delete(Route.Of($"/projects/{projectId:project_id}/permissions/{permissionId:permission_id}"));
        var revoked = await client.RemoveAsync(
            request,
            ProjectPermissionJson.Default.ProjectPermission,
            async (_, stop) =>
            {
                var now = await FindAsync(projectId, permissionId, stop).ConfigureAwait(false);
                return now is null ? new ProjectPermission { PermissionId = permissionId } : now.RevokedAt is null ? null : now;
            },
            cancellation).ConfigureAwait(false);
        return (revoked ?? new ProjectPermission { PermissionId = permissionId }).WithProject(projectId);
    }
}
