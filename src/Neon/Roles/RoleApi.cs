using System.Net;
using System.Security;

namespace Neon;

/// <summary>API calls for the roles of a branch.</summary>
internal sealed class RoleApi(NeonClient client)
{
    [NeonOperation("listProjectBranchRoles")]
    public async Task<IReadOnlyList<Role>> ListAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"{branchKey}/roles"));
        var list = await client.GetAsync(request, RoleJson.Default.RoleList, cancellation).ConfigureAwait(false);
        return [.. (list.Roles ?? []).Select(role => role.WithProject(branchKey.ProjectId)).Order()];
    }

    [NeonOperation("getProjectBranchRole")]
    public async Task<Role> GetAsync(BranchKey branchKey, string name, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(One(branchKey, name));
        var envelope = await client.GetAsync(request, RoleJson.Default.RoleEnvelope, cancellation).ConfigureAwait(false);
        return envelope.ToRole(branchKey, name);
    }

    /// <summary>A role, or null if there is no role of that name.</summary>
    public Task<Role?> FindAsync(BranchKey branchKey, string name, CancellationToken cancellation) =>
        GetAsync(branchKey, name, cancellation)
            .OrNullIfMissingAsync(() => FindListedAsync(branchKey, name, cancellation));

    /// <summary>A role from the list of the branch, or null if there is no role of that name.</summary>
    public Task<Role?> FindListedAsync(BranchKey branchKey, string name, CancellationToken cancellation) =>
        ListAsync(branchKey, cancellation).FirstAsync(role => role.RoleName == name);

    [NeonOperation("getProjectBranchRolePassword")]
    public async Task<SecureString> RevealPasswordAsync(BranchKey branchKey, string name, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of(
            $"{branchKey}/roles/{name:role_name}/reveal_password"));
        return (await client.GetAsync(request, RoleJson.Default.RolePassword, cancellation).ConfigureAwait(false)).Password!;
    }

    /// <summary>Creates a role; the response includes its password.</summary>
    [NeonOperation("createProjectBranchRole")]
    public async Task<Role> CreateAsync(BranchKey branchKey, RoleCreate role, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"{branchKey}/roles"))
            .Body(new RoleCreateBody { Role = role }, RoleJson.Default.RoleCreateBody);
        var isLost = false;
        var envelope = await client.ChangeAsync(
            request,
            RoleJson.Default.RoleEnvelope,
            (lost, stop) =>
            {
                isLost = true;
                return FindCreatedAsync(lost, branchKey, role, stop);
            },
            cancellation).ConfigureAwait(false);
        return WithPassword(envelope.ToRole(branchKey, role.Name), isDue: !isLost && role.NoLogin != true, "created");
    }

    /// <summary>Resets a role's password; the response includes the new one.</summary>
    [NeonOperation("resetProjectBranchRolePassword")]
    public async Task<Role> ResetPasswordAsync(BranchKey branchKey, string name, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of(
            $"{branchKey}/roles/{name:role_name}/reset_password"));
        var envelope = await client.ChangeAsync(
            request,
            RoleJson.Default.RoleEnvelope,
            (lost, stop) => FindResetAsync(lost, branchKey, name, stop),
            cancellation).ConfigureAwait(false);
        return WithPassword(envelope.ToRole(branchKey, name), isDue: true, "given a new password");
    }

    /// <summary>Removes a role; null if it was already gone.</summary>
    [NeonOperation("deleteProjectBranchRole")]
    public async Task<Role?> RemoveAsync(BranchKey branchKey, string name, CancellationToken cancellation)
    {
        var envelope = await client.RemoveAsync(
            ApiRequest.Delete(One(branchKey, name)),
            RoleJson.Default.RoleEnvelope,
            async (lost, stop) => await FindAsync(branchKey, name, stop).ConfigureAwait(false) is null
                ? await FoundAsync(lost, null, branchKey, stop).ConfigureAwait(false)
                : null,
            cancellation).ConfigureAwait(false);
        return envelope?.ToRole(branchKey, name);
    }

    /// <summary>Ensures that a role has the password that only the response of its change contains.</summary>
    private static Role WithPassword(Role role, bool isDue, string change) => !isDue ? role : role.WithSecrets(
        $"The role '{role.RoleName}' was {change}",
        $"If the project stores passwords, get the password with: {CommandLine.Of($"Get-NeonRolePassword -Project {role.ProjectId} -Branch {role.BranchId} -Role {role.RoleName}")}",
        ("role.password", role.Password));

    private static Route One(BranchKey branchKey, string name) =>
        Route.Of($"{branchKey}/roles/{name:role_name}");

    private async Task<RoleEnvelope?> FindCreatedAsync(
        LostResponse lost, BranchKey branchKey, RoleCreate requested, CancellationToken cancellation)
    {
        var role = await FindAsync(branchKey, requested.Name, cancellation).ConfigureAwait(false);
        if (role is null || !requested.Matches(role) || lost.SingleCandidate([role], RoleJson.Default.Role, one => one.CreatedAt) is null)
        {
            return null;
        }

        var found = await FoundAsync(lost, role, branchKey, cancellation).ConfigureAwait(false);
        return new RoleEnvelope { Role = await WithPasswordAsync(role).ConfigureAwait(false), Operations = found.Operations };

        async Task<Role> WithPasswordAsync(Role created)
        {
            if (requested.NoLogin == true)
            {
                return created;
            }

            try
            {
                return created.With(await RevealPasswordAsync(branchKey, requested.Name, cancellation).ConfigureAwait(false));
            }
            catch (NeonApiException notStored) when (notStored.StatusCode == HttpStatusCode.PreconditionFailed)
            {
                client.Warn($"The role {requested.Name} was created, but the response with its password was not received, and the project does not store passwords. To reset the password: {ResetOf(branchKey, requested.Name)}");
                return created;
            }
        }
    }

    private async Task<RoleEnvelope?> FindResetAsync(
        LostResponse lost, BranchKey branchKey, string name, CancellationToken cancellation)
    {
        var role = await GetAsync(branchKey, name, cancellation).ConfigureAwait(false);
        if (lost.MayHaveCreated(role.CreatedAt))
        {
            throw lost.Inconclusive("The role was created at the same time, so its password may still be the first one.");
        }

        // A changed role shows only that someone changed it; the operations show that this was not an earlier change.
        var reset = await FoundAsync(lost, role, branchKey, cancellation).ConfigureAwait(false);
        if (!lost.MayHaveCreated(role.UpdatedAt) || !reset.Operations!.Any(operation => operation.Action == "apply_config"))
        {
            return null;
        }

        try
        {
            var password = await RevealPasswordAsync(branchKey, name, cancellation).ConfigureAwait(false);
            return new RoleEnvelope { Role = role.With(password), Operations = reset.Operations };
        }
        catch (NeonApiException notStored) when (notStored.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            throw lost.Inconclusive(
                "The project does not store passwords, so the new password cannot be retrieved, and the old one may no longer be valid.",
                ResetOf(branchKey, name),
                "To set a new password");
        }
    }

    private static CommandLine ResetOf(BranchKey branchKey, string name) =>
        CommandLine.Of($"Reset-NeonRolePassword {branchKey} -Role {name}");

    private static async Task<RoleEnvelope> FoundAsync(
        LostResponse lost, Role? role, BranchKey branchKey, CancellationToken cancellation) => new()
        {
            Role = role,
            Operations = await lost.OperationsAsync(branchKey.ProjectId, operation => operation.BranchId == branchKey.BranchId, cancellation).ConfigureAwait(false),
        };
}
