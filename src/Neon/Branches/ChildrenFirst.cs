namespace Neon.Commands;

/// <summary>Puts branches into the order in which they can be removed: Neon removes no branch that has children.</summary>
internal static class ChildrenFirst
{
    /// <summary>Orders branches: children before their parents, otherwise as they came.</summary>
    /// <param name="items">The branches, each with its project if that was named. One that does not show its parent keeps its place.</param>
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
            // A loop cannot be, but files can hold anything.
            while (parentId is not null && depth <= items.Count)
            {
                depth += given.Contains(parentId) ? 1 : 0;
                parentId = parents.GetValueOrDefault(parentId);
            }

            return depth;
        }
    }
}
