namespace Neon.Commands;

/// <summary>Sorts branches so that they can be removed: Neon does not remove a branch that has children.</summary>
internal static class ChildrenFirst
{
    /// <summary>Sorts branches: children before their parents, otherwise in the order received.</summary>
    /// <param name="items">The branches, each with its project if specified. A branch without a known parent keeps its
    /// position.</param>
    public static IEnumerable<(BranchIdentity Branch, ProjectIdentity? Project)> Order(
        IReadOnlyCollection<(BranchIdentity Branch, ProjectIdentity? Project)> items)
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (branch, _) in items)
        {
            if (branch is { Id: { } id, ParentId: { } parentId })
            {
                parents[id] = parentId;
            }
        }

        var given = items.Select(item => item.Branch.Id).ToHashSet(StringComparer.Ordinal);
        return items.OrderByDescending(item => Depth(item.Branch.ParentId));

        int Depth(string? parentId)
        {
            var depth = 0;
            // Cycles do not exist at Neon, but objects read from files can contain them.
            while (parentId is not null && depth <= items.Count)
            {
                depth += given.Contains(parentId) ? 1 : 0;
                parentId = parents.GetValueOrDefault(parentId);
            }

            return depth;
        }
    }
}
