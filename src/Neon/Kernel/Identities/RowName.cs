namespace Neon;

/// <summary>The name beside an id in a row of a file.</summary>
/// <param name="Kind">The kind of resource, in words.</param>
/// <param name="Name">The name in the row.</param>
internal sealed record RowName(string Kind, string Name);
