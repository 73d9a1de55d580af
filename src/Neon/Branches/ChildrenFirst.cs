namespace Neon.Commands;

/// <summary>Puts branches into the order in which they can be removed: Neon removes no branch that has children.</summary>
internal static class ChildrenFirst
{
    /// <summary>Orders what is about branches: children before their parents, otherwise as they came.</summary>
    /// <param name="items">The items, each with its branch. One that does not show its parent keeps its place.</param>
    public static IEnumerable<(BranchIdentity Branch, T More)> Order<T>(IReadOnlyCollection<(BranchIdentity Branch, T More)> items)
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
