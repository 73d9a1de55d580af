namespace Neon;

/// <summary>
/// The calls about the users of Neon Auth. The API has no call that reads a user, so a change without a response cannot be
/// verified.
/// </summary>
internal sealed class AuthUserApi(NeonClient client)
{
    private const string Unseen = "Neon's API does not return users of Neon Auth; they are in the neon_auth schema of the database that this command shows.";

    [NeonOperation("createBranchNeonAuthNewUser")]
    public async Task<AuthUser> CreateAsync(BranchKey branchKey, AuthUserCreate user, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"{branchKey}/auth/users"))
            .Body(user, AuthJson.Default.AuthUserCreate);
        var created = await client.ChangeAsync(
            request, AuthJson.Default.AuthUser, (lost, _) => throw lost.Inconclusive(Unseen), cancellation).ConfigureAwait(false);
        created.Email = user.Email;
        created.Name = user.Name;
        return created.WithBranch(branchKey);
    }

    [NeonOperation("deleteBranchNeonAuthUser")]
    public Task RemoveAsync(BranchKey branchKey, string userId, CancellationToken cancellation)
    {
        var request = ApiRequest.Delete(Route.Of(
            $"{branchKey}/auth/users/{userId:auth_user_id}"));
        return client.ChangeAsync(request, (lost, _) => throw lost.Inconclusive(Unseen), cancellation);
    }

    [NeonOperation("updateNeonAuthUserRole")]
    public async Task<AuthUser> SetRolesAsync(
        BranchKey branchKey, string userId, IReadOnlyList<string> roles, CancellationToken cancellation)
    {
        var request = ApiRequest.Put(Route.Of(
                $"{branchKey}/auth/users/{userId:auth_user_id}/role"))
            .Body(new AuthUserRoles { Roles = roles }, AuthJson.Default.AuthUserRoles);
        var changed = await client.ChangeAsync(
            request, AuthJson.Default.AuthUser, (lost, _) => throw lost.Inconclusive(Unseen), cancellation).ConfigureAwait(false);
        changed.Roles = roles;
        return changed.WithBranch(branchKey);
    }
}
