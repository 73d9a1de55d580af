using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>A role, identified by its exact name or by the role itself, which includes its branch.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class RoleIdentity : BranchItemIdentity
{
    /// <summary>Identifies a role by its name.</summary>
    /// <param name="name">The exact name.</param>
    public RoleIdentity(string name)
        : base(null, name)
    {
    }

    /// <summary>Identifies a role by the role itself.</summary>
    /// <param name="role">The role.</param>
    public RoleIdentity(Role role)
        : base(null, role.RoleName, role, role.ProjectId, role.BranchId) => Role = role;

    /// <summary>Identifies a role by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>RoleName</c>, and <c>ProjectId</c> and <c>BranchId</c> if known.</param>
    public RoleIdentity(PSObject plain)
        : base(null, PlainObject.Key(plain, "RoleName"), plain)
    {
    }

    /// <summary>The role, if specified as an object.</summary>
    internal Role? Role { get; }

    /// <summary>The name, which is the service's key for a role.</summary>
    internal string Require() => IsEmpty ? throw Empty("role") : Name!;
}
