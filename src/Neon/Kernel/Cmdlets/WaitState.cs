namespace Neon.Commands;

/// <summary>How something that has a status of its own gets on.</summary>
/// <param name="What">What is waited for, in words: <c>the Data API of neondb</c>.</param>
/// <param name="Status">Where it stands, in Neon's words.</param>
/// <param name="HasEnded">Whether it will not move any more.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
internal readonly record struct WaitState(string What, string? Status, bool HasEnded, string? Failure = null);
