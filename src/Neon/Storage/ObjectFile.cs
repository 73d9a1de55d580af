namespace Neon.Commands;

/// <summary>
/// Files that objects are saved to. Anyone who writes to the bucket chooses the keys, so no key is trusted as a path.
/// </summary>
internal static class ObjectFile
{
    /// <summary>
    /// The file for an object within a folder: slashes in the key become folders, and no key leads out of the folder.
    /// </summary>
    /// <exception cref="NeonApiException">The key is not a valid path within the folder.</exception>
    public static string Under(string folder, string key)
    {
        var parts = key.Split('/');
        var root = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        if (Array.TrueForAll(parts, IsName))
        {
            var path = Path.GetFullPath(Path.Combine([root, .. parts]));
            if (path.StartsWith(root, StringComparison.Ordinal) && path.Length > root.Length)
            {
                return path;
            }
        }

        throw new NeonApiException(NeonFailure.InvalidInput, $"The key '{key}' is not a valid file path within {folder}.")
        {
            Advice = "Nothing was sent. Specify a file for this object with -LiteralPath.",
        };
    }

    // A backslash is a separator on Windows; a colon denotes a drive or a stream there. PowerShell shows file names unchanged, so
    // control characters would reach the terminal.
    private static bool IsName(string part) =>
        VisibleText.Of(part) == part && part.Trim() is not ("" or "." or "..") && part.IndexOfAny(['\\', ':']) < 0 && part.IndexOfAny(Path.GetInvalidFileNameChars()) < 0;
}
