namespace Neon.Commands;

/// <summary>The progress of a resource that has its own status.</summary>
/// <param name="What">The resource, in words: <c>the Data API of neondb</c>.</param>
/// <param name="Status">Its status, in Neon's words.</param>
/// <param name="HasEnded">Whether its status is final.</param>
/// <param name="Failure">Why it failed; null if it did not.</param>
internal readonly record struct WaitState(string What, string? Status, bool HasEnded, string? Failure = null);
