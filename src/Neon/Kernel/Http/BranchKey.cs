namespace Neon;

/// <summary>Which branch of which project: what most routes begin with.</summary>
/// <param name="ProjectId">The id of the project.</param>
/// <param name="BranchId">The id of the branch.</param>
internal readonly record struct BranchKey(string ProjectId, string BranchId);
