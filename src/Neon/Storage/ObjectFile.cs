namespace Neon.Commands;

/// <summary>Files that objects become. Keys come from whoever writes to the bucket, so none of them is trusted as a path.</summary>
internal static class ObjectFile
{
    /// <summary>The file for an object within a folder: the key's slashes become folders, and nothing leads out.</summary>
    /// <exception cref="NeonApiException">The key is no path within the folder.</exception>
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

        throw new NeonApiException(NeonFailure.InvalidInput, $"The key '{key}' is no path of a file within {folder}.")
        {
            Advice = "Nothing was sent. Name a file of your own for this object with -LiteralPath.",
        };
    }

    // A backslash is a separator on Windows; a colon names a drive or a stream there. PowerShell shows the names of files as they
    // are, so that control characters would reach the terminal.
    private static bool IsName(string part) =>
        VisibleText.Of(part) == part && part.Trim() is not ("" or "." or "..") && part.IndexOfAny(['\\', ':']) < 0 && part.IndexOfAny(Path.GetInvalidFileNameChars()) < 0;
}
