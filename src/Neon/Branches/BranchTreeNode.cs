namespace Neon;

/// <summary>A branch in its place in the tree of its project's branches.</summary>
[Listed("Name", "BranchId", "Depth", "ComputeState")]
[RowKey("IsOrphan", In = "ProjectId")]
[ShownBy<BranchTreeNodeView>]
public sealed class BranchTreeNode
{
    internal BranchTreeNode(Branch branch, IReadOnlyList<Endpoint> endpoints, IReadOnlyList<bool> trunk, bool isOrphan)
    {
        Branch = branch;
        Endpoints = NeonList.Of(endpoints);
        Trunk = trunk;
        IsOrphan = isOrphan;
    }

    /// <summary>The branch itself.</summary>
    public Branch Branch { get; }

    /// <summary>The project of the branch.</summary>
    public string? ProjectId => Branch.ProjectId;

    /// <summary>The id of the branch.</summary>
    public string? BranchId => Branch.BranchId;

    /// <summary>The name of the branch.</summary>
    public string? Name => Branch.Name;

    /// <summary>The branch that this one was made from; empty for a root branch.</summary>
    public string? ParentId => Branch.ParentId;

    /// <summary>How many branches stand above this one: 0 where the tree begins.</summary>
    public int Depth => Trunk?.Count ?? 0;

    /// <summary>Whether the branch has a parent that is not among the branches of the project, such as one that was deleted.</summary>
    public bool IsOrphan { get; }

    /// <summary>The state of the branch's read-write compute: <c>init</c>, <c>active</c> or <c>idle</c>; null when it has none.</summary>
    public string? ComputeState => Compute?.CurrentState;

    /// <summary>The computes of the branch.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; }

    internal Endpoint? Compute => Endpoints.FirstOrDefault(endpoint => endpoint.Type == "read_write");

    /// <summary>For each level below the beginning, down to this branch, whether another branch follows on that level; null for a node from a file.</summary>
    internal IReadOnlyList<bool>? Trunk { get; }

    /// <summary>The name of the branch.</summary>
    /// <returns>The name, or the id where there is none.</returns>
    public override string ToString() => Branch.ToString();
}
