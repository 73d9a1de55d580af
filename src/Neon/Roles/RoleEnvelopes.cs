using System.Security;

namespace Neon;

/// <summary>The answers that hold one role, with the operations of a change.</summary>
internal sealed class RoleEnvelope
{
    [RequiredInResponse]
    public Role? Role { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public Role ToRole(string projectId, string branchId, string name)
    {
        var role = (Role ?? new Role { BranchId = branchId, RoleName = name }).In(projectId);
        role.Operations = Operations ?? [];
        return role;
    }
}

internal sealed class RoleList
{
    [RequiredInResponse]
    public IReadOnlyList<Role>? Roles { get; init; }
}

internal sealed class RolePassword
{
    [RequiredInResponse]
    public SecureString? Password { get; init; }
}
