using System.Management.Automation;

namespace Neon;

/// <summary>
/// A resource on a branch (a bucket, a function, a trigger), identified by its id, its name or the object itself.
/// </summary>
public abstract class BranchItemIdentity : ResourceIdentity
{
    private protected BranchItemIdentity(string? id, string? name, object? input = null, string? projectId = null, string? branchId = null)
        : base(id, name, input) => Branch = BranchIdentity.Of(projectId, branchId);

    private protected BranchItemIdentity(string? id, string? name, PSObject row)
        : this(id, name, row, ProjectIdentity.IdIn(row), BranchIdentity.IdIn(row))
    {
    }

    /// <summary>The branch that the resource is on, if it was specified as an object.</summary>
    public BranchIdentity? Branch { get; }
}
