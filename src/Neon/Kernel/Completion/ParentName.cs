namespace Neon.Commands;

/// <summary>The parent of the items that are completed.</summary>
/// <param name="Id">The id, if known.</param>
/// <param name="Name">The exact name, if only the name is known.</param>
internal readonly record struct ParentName(string? Id, string? Name)
{
    /// <summary>A parent that is specified but unknown.</summary>
    public static ParentName Unknown { get; }
}
