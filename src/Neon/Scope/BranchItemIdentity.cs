using System.Management.Automation;

namespace Neon;

/// <summary>Something of a branch (a bucket, a function, a trigger) named by its id, its name or itself.</summary>
public abstract class BranchItemIdentity : ResourceIdentity
{
    private protected BranchItemIdentity(string? id, string? name, object? input = null, string? projectId = null, string? branchId = null)
        : base(id, name, input) => Branch = BranchIdentity.Of(projectId, branchId);

    private protected BranchItemIdentity(string? id, string? name, PSObject row)
        : this(id, name, row, ProjectIdentity.IdIn(row), BranchIdentity.IdIn(row))
    {
    }

    /// <summary>The branch that it lies on, when it was given as an object.</summary>
    public BranchIdentity? Branch { get; }
}
