namespace Neon;

/// <summary>Sorts the branches of a project as a tree: each parent before its children, the oldest first.</summary>
internal static class BranchTree
{
    /// <summary>The tree of all branches, or the subtree of one branch.</summary>
    public static IEnumerable<BranchTreeNode> Of(IReadOnlyList<Branch> branches, IReadOnlyList<Endpoint> endpoints, Branch? top)
    {
        var ids = branches.Select(branch => branch.BranchId).ToHashSet(StringComparer.Ordinal);
        var children = branches.ToLookup(branch => branch.ParentId, StringComparer.Ordinal);
        var computes = endpoints.ToLookup(endpoint => endpoint.BranchId, StringComparer.Ordinal);
        var seen = new HashSet<string?>(StringComparer.Ordinal);

        // Parents that form a cycle cannot be reached from a root. Start there last, so that no branch is left out.
        var tops = top is not null ? [top] : branches.Where(branch => branch.ParentId is null || !ids.Contains(branch.ParentId)).Concat(branches);
        var open = new Stack<(Branch Branch, IReadOnlyList<bool> Trunk)>();
        foreach (var begin in tops)
        {
            open.Push((begin, []));
            while (open.TryPop(out var next))
            {
                if (!seen.Add(next.Branch.BranchId))
                {
                    continue;
                }

                var isOrphan = next.Branch.ParentId is { } parent && !ids.Contains(parent);
                yield return new BranchTreeNode(next.Branch, [.. computes[next.Branch.BranchId]], next.Trunk, isOrphan);
                var followed = false;
                foreach (var child in children[next.Branch.BranchId].Where(child => !seen.Contains(child.BranchId)).Reverse())
                {
                    open.Push((child, [.. next.Trunk, followed]));
                    followed = true;
                }
            }
        }
    }
}
