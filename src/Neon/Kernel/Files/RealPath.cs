namespace Neon;

/// <summary>
/// Resolves a path with all its links. The framework resolves a relative link from the typed folder, even if that folder is a
/// link itself, and so finds another file.
/// </summary>
internal static class RealPath
{
    // The limit of Linux.
    private const int MaxLinks = 40;

    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>The path without links. Missing parts are unchanged.</summary>
    /// <exception cref="IOException">The links form a loop.</exception>
    public static string Of(string path)
    {
        var links = 0;
        return Follow(Path.GetFullPath(path), ref links);
    }

    /// <summary>Whether a path without links is in a folder, or is that folder.</summary>
    public static bool IsWithin(string path, string folder) =>
        path.Equals(folder, Comparison) || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, Comparison)
        || Path.GetPathRoot(path) is { } root && folder.Equals(root, Comparison);

    private static StringComparison Comparison => OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static string Follow(string path, ref int links)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is { } target)
            {
                real = ++links <= MaxLinks
                    ? Follow(Path.GetFullPath(target, real), ref links)
                    : throw new IOException($"The links at '{path}' form a loop.");
            }
            else
            {
                real = next;
            }
        }

        return real;
    }
}
