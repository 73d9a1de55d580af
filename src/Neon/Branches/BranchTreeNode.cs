namespace Neon;

/// <summary>A branch with its position in the branch tree of its project.</summary>
[Listed("Name", "BranchId", "ParentId", "Marks", "ComputeState", "Size", "Age", "ProjectId", Headings = [nameof(Marks), nameof(Size), nameof(Age)])]
[RowKey("IsOrphan", In = "ProjectId")]
[ShownBy<BranchTreeNodeView>]
public sealed class BranchTreeNode : IViewCells
{
    internal BranchTreeNode(Branch branch, IReadOnlyList<Endpoint> endpoints, IReadOnlyList<bool> trunk, bool isOrphan)
    {
        Branch = branch;
        Endpoints = NeonList.Of(endpoints);
        Trunk = trunk;
        IsOrphan = isOrphan;
    }

    /// <summary>The branch.</summary>
    public Branch Branch { get; }

    /// <summary>The project of the branch.</summary>
    public string? ProjectId => Branch.ProjectId;

    /// <summary>The id of the branch.</summary>
    public string? BranchId => Branch.BranchId;

    /// <summary>The name of the branch.</summary>
    public string? Name => Branch.Name;

    /// <summary>The branch that this one was created from; empty for a root branch.</summary>
    public string? ParentId => Branch.ParentId;

    /// <summary>The number of branches above this one: 0 for the root of the tree.</summary>
    public int Depth => Trunk?.Count ?? 0;

    /// <summary>Whether the branch's parent is not a branch of the project, for example because it was deleted.</summary>
    public bool IsOrphan { get; }

    /// <summary>
    /// The state of the branch's read-write compute: <c>init</c>, <c>active</c> or <c>idle</c>; <c>none</c> if it has no
    /// read-write compute.
    /// </summary>
    public string? ComputeState => Compute is { } compute ? compute.CurrentState : "none";

    /// <summary>The computes of the branch.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; }

    internal Endpoint? Compute => Endpoints?.FirstOrDefault(endpoint => endpoint.Type == "read_write");

    /// <summary>
    /// For each level from below the root to this branch, whether another branch follows on that level; null for a node from
    /// a file.
    /// </summary>
    internal IReadOnlyList<bool>? Trunk { get; }

    /// <summary>The marks of the branch.</summary>
    internal string[]? Marks => Branch?.Marks;

    /// <summary>The size of the branch's data in bytes.</summary>
    internal long? Size => Branch?.Size;

    /// <summary>How long ago the branch was created.</summary>
    internal TimeSpan? Age => Branch?.Age;

    /// <summary>The name of the branch.</summary>
    /// <returns>The name, or the id if there is no name.</returns>
    public override string ToString() => Branch.ToString();
}
