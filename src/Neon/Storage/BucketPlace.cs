namespace Neon;

/// <summary>A bucket with the ids of its parents.</summary>
internal sealed record BucketPlace(BranchKey Branch, string BucketName);
