namespace Neon;

/// <summary>A role named by its exact name or by the role itself, which knows its branch.</summary>
public sealed class RoleIdentity : ResourceIdentity
{
    /// <summary>Names a role by its name.</summary>
    /// <param name="name">The exact name.</param>
    public RoleIdentity(string name)
        : base(null, name)
    {
    }

    /// <summary>Names a role by itself.</summary>
    /// <param name="role">The role.</param>
    public RoleIdentity(Role role)
        : base(null, role.RoleName, role)
    {
        Role = role;
        Branch = role is { ProjectId: not null, BranchId: not null }
            ? new BranchIdentity(new Branch { ProjectId = role.ProjectId, BranchId = role.BranchId })
            : null;
    }

    /// <summary>The role, when it was given itself.</summary>
    internal Role? Role { get; }

    /// <summary>The branch that the role is on, when the role was given itself.</summary>
    internal BranchIdentity? Branch { get; }

    /// <summary>The name, which is what the service knows a role by.</summary>
    internal string Require() => IsEmpty ? throw Empty("role") : Name!;
}
