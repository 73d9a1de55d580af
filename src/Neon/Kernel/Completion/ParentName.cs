namespace Neon.Commands;

/// <summary>How a parent is named where an argument is completed.</summary>
/// <param name="Id">The id, when it is known.</param>
/// <param name="Name">The exact name, when only that is known.</param>
internal readonly record struct ParentName(string? Id, string? Name)
{
    /// <summary>A parent that is named in a way that cannot be told.</summary>
    public static ParentName Unknown { get; }
}
