namespace Neon;

/// <summary>Which branch of which project: what most routes begin with.</summary>
/// <param name="ProjectId">The id of the project.</param>
/// <param name="BranchId">The id of the branch.</param>
internal readonly record struct BranchKey(string ProjectId, string BranchId)
{
    /// <summary>The ids with their kinds, in the order of routes.</summary>
    public IEnumerable<(Resource Kind, string Id)> Parts => ResourceTable.CommonParents.Zip([ProjectId, BranchId]);

    /// <summary>The ids by the parameters of routes.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> RouteValues => [.. Parts.Select(part => KeyValuePair.Create(part.Kind.Parameters[0], part.Id))];
}
