namespace Neon;

/// <summary>The name that stands beside an id in a row of a file.</summary>
/// <param name="Kind">What the id names, in words.</param>
/// <param name="Name">The name that it is said to have.</param>
internal sealed record RowName(string Kind, string Name);
