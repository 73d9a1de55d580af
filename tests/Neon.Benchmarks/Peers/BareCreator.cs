namespace Neon.Benchmarks.Peers;

/// <summary>Who created a branch.</summary>
/// <param name="Name">The name.</param>
/// <param name="Image">The URL of the picture.</param>
public sealed record BareCreator(string? Name, string? Image);
