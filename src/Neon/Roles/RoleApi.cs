using System.Net;
using System.Security;

namespace Neon;

/// <summary>API calls for the roles of a branch.</summary>
internal sealed class RoleApi(NeonClient client)
{
    [NeonOperation("listProjectBranchRoles")]
    public async Task<IReadOnlyList<Role>> ListAsync(string projectId, string branchId, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/roles"));
        var list = await client.GetAsync(request, RoleJson.Default.RoleList, cancellation).ConfigureAwait(false);
        return [.. (list.Roles ?? []).Select(role => role.In(projectId)).Order()];
    }

    [NeonOperation("getProjectBranchRole")]
    public async Task<Role> GetAsync(string projectId, string branchId, string name, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(One(projectId, branchId, name));
        var envelope = await client.GetAsync(request, RoleJson.Default.RoleEnvelope, cancellation).ConfigureAwait(false);
        return envelope.ToRole(projectId, branchId, name);
    }

    /// <summary>A role, or null if there is no role of that name.</summary>
    public Task<Role?> FindAsync(string projectId, string branchId, string name, CancellationToken cancellation) =>
        GetAsync(projectId, branchId, name, cancellation)
            .OrNullIfMissingAsync(() => FindListedAsync(projectId, branchId, name, cancellation));

    /// <summary>A role from the list of the branch, or null if there is no role of that name.</summary>
    public async Task<Role?> FindListedAsync(string projectId, string branchId, string name, CancellationToken cancellation) =>
        (await ListAsync(projectId, branchId, cancellation).ConfigureAwait(false)).FirstOrDefault(role => role.RoleName == name);

    [NeonOperation("getProjectBranchRolePassword")]
    public async Task<SecureString> RevealPasswordAsync(string projectId, string branchId, string name, CancellationToken cancellation)
    {
        var request = ApiRequest.Get(Route.Of(
            $"/projects/{projectId:project_id}/branches/{branchId:branch_id}/roles/{name:role_name}/reveal_password"));
        return (await client.GetAsync(request, RoleJson.Default.RolePassword, cancellation).ConfigureAwait(false)).Password!;
    }

    /// <summary>Creates a role; the response includes its password.</summary>
    [NeonOperation("createProjectBranchRole")]
    public async Task<Role> CreateAsync(string projectId, string branchId, RoleCreate role, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/roles"))
            .Body(new RoleCreateBody { Role = role }, RoleJson.Default.RoleCreateBody);
        var isLost = false;
        var envelope = await client.ChangeAsync(
            request,
            RoleJson.Default.RoleEnvelope,
            CommandLine.Of($"Get-NeonRole -Project {projectId} -Branch {branchId} -Name {role.Name:pattern}"),
            (lost, stop) =>
            {
                isLost = true;
                return FindCreatedAsync(lost, projectId, branchId, role, stop);
            },
            cancellation).ConfigureAwait(false);
        return WithPassword(envelope.ToRole(projectId, branchId, role.Name), isDue: !isLost && role.NoLogin != true, "created");
    }

    /// <summary>Resets a role's password; the response includes the new one.</summary>
    [NeonOperation("resetProjectBranchRolePassword")]
    public async Task<Role> ResetPasswordAsync(string projectId, string branchId, string name, CancellationToken cancellation)
    {
        var request = ApiRequest.Post(Route.Of(
            $"/projects/{projectId:project_id}/branches/{branchId:branch_id}/roles/{name:role_name}/reset_password"));
        var envelope = await client.ChangeAsync(
            request,
            RoleJson.Default.RoleEnvelope,
            CommandLine.Of($"Get-NeonRole -Project {projectId} -Branch {branchId} -Role {name}"),
            (lost, stop) => FindResetAsync(lost, projectId, branchId, name, stop),
            cancellation).ConfigureAwait(false);
        return WithPassword(envelope.ToRole(projectId, branchId, name), isDue: true, "given a new password");
    }

    /// <summary>Removes a role; null if it was already gone.</summary>
    [NeonOperation("deleteProjectBranchRole")]
    public async Task<Role?> RemoveAsync(string projectId, string branchId, string name, CancellationToken cancellation)
    {
        var envelope = await client.RemoveAsync(
            ApiRequest.Delete(One(projectId, branchId, name)),
            RoleJson.Default.RoleEnvelope,
            CommandLine.Of($"Get-NeonRole -Project {projectId} -Branch {branchId} -Name {name:pattern}"),
            async (lost, stop) => await FindAsync(projectId, branchId, name, stop).ConfigureAwait(false) is null
                ? await FoundAsync(lost, null, projectId, branchId, stop).ConfigureAwait(false)
                : null,
            cancellation).ConfigureAwait(false);
        return envelope?.ToRole(projectId, branchId, name);
    }

    /// <summary>Ensures that a role has the password that only the response of its change contains.</summary>
    private static Role WithPassword(Role role, bool isDue, string change) => !isDue || role.Password is { Length: > 0 }
        ? role
        : throw new NeonApiException(NeonFailure.InvalidResponse, $"The role '{role.RoleName}' was {change}, but Neon's response does not contain 'role.password'.")
        {
            Advice = $"If the project stores passwords, get the password with: {CommandLine.Of($"Get-NeonRolePassword -Project {role.ProjectId} -Branch {role.BranchId} -Role {role.RoleName}")}",
        };

    private static Route One(string projectId, string branchId, string name) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/roles/{name:role_name}");

    private async Task<RoleEnvelope?> FindCreatedAsync(
        LostReply lost, string projectId, string branchId, RoleCreate asked, CancellationToken cancellation)
    {
        var role = await FindAsync(projectId, branchId, asked.Name, cancellation).ConfigureAwait(false);
        if (role is null || !asked.IsIn(role) || !lost.CanHaveMade(role.CreatedAt))
        {
            return null;
        }

        var found = await FoundAsync(lost, role, projectId, branchId, cancellation).ConfigureAwait(false);
        return new RoleEnvelope { Role = await WithPasswordAsync(role).ConfigureAwait(false), Operations = found.Operations };

        async Task<Role> WithPasswordAsync(Role made)
        {
            if (asked.NoLogin == true)
            {
                return made;
            }

            try
            {
                return made.With(await RevealPasswordAsync(projectId, branchId, asked.Name, cancellation).ConfigureAwait(false));
            }
            catch (NeonApiException notStored) when (notStored.StatusCode == HttpStatusCode.PreconditionFailed)
            {
                client.Warn($"The role {asked.Name} was created, but the response with its password was not received, and the project does not store passwords. To reset the password: {ResetOf(projectId, branchId, asked.Name)}");
                return made;
            }
        }
    }

    private async Task<RoleEnvelope?> FindResetAsync(
        LostReply lost, string projectId, string branchId, string name, CancellationToken cancellation)
    {
        var role = await GetAsync(projectId, branchId, name, cancellation).ConfigureAwait(false);
        if (lost.CanHaveMade(role.CreatedAt))
        {
            throw lost.Undecided("The role was created at the same time, so its password may still be the first one.");
        }

        // A changed role shows only that someone changed it; the operations show that this was not an earlier change.
        var reset = await FoundAsync(lost, role, projectId, branchId, cancellation).ConfigureAwait(false);
        if (!lost.CanHaveMade(role.UpdatedAt) || !reset.Operations!.Any(operation => operation.Action == "apply_config"))
        {
            return null;
        }

        try
        {
            var password = await RevealPasswordAsync(projectId, branchId, name, cancellation).ConfigureAwait(false);
            return new RoleEnvelope { Role = role.With(password), Operations = reset.Operations };
        }
        catch (NeonApiException notStored) when (notStored.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            throw lost.Undecided(
                "The project does not store passwords, so the new password cannot be retrieved, and the old one may no longer be valid.",
                ResetOf(projectId, branchId, name),
                "To set a new password");
        }
    }

    private static CommandLine ResetOf(string projectId, string branchId, string name) =>
        CommandLine.Of($"Reset-NeonRolePassword -Project {projectId} -Branch {branchId} -Role {name}");

    private static async Task<RoleEnvelope> FoundAsync(
        LostReply lost, Role? role, string projectId, string branchId, CancellationToken cancellation) => new()
        {
            Role = role,
            Operations = await lost.OperationsAsync(projectId, operation => operation.BranchId == branchId, cancellation).ConfigureAwait(false),
        };
}
