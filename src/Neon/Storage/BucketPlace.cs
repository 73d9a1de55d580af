namespace Neon;

/// <summary>A bucket by all the ids that lead to it.</summary>
internal sealed record BucketPlace(string ProjectId, string BranchId, string BucketName);
