using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>A role named by its exact name or by the role itself, which knows its branch.</summary>
[TypeConverter(typeof(RowConverter))]
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
        Branch = BranchIdentity.Of(role.ProjectId, role.BranchId);
    }

    /// <summary>Names a role by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>RoleName</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are known.</param>
    public RoleIdentity(PSObject plain)
        : base(null, PlainObject.Key(plain, "RoleName"), plain)
    {
        Branch = BranchIdentity.Of(ProjectIdentity.IdIn(plain), BranchIdentity.IdIn(plain));
    }

    /// <summary>The role, when it was given itself.</summary>
    internal Role? Role { get; }

    /// <summary>The branch that the role is on, when the role was given as an object.</summary>
    internal BranchIdentity? Branch { get; }

    /// <summary>The name, which is what the service knows a role by.</summary>
    internal string Require() => IsEmpty ? throw Empty("role") : Name!;
}
