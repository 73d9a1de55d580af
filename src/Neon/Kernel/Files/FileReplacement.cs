using System.Text;

namespace Neon;

/// <summary>
/// Writes a whole file in one step: a concurrent reader sees the old file or the new one, and a stop or a failure leaves the old
/// one. A link stays a link; its target is replaced. All methods may block, see <see cref="FileWork"/>.
/// </summary>
internal static class FileReplacement
{
    /// <summary>Writes a file as UTF-8 without a byte order mark.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="text">The content.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="cancellation">Stops before the file appears.</param>
    /// <exception cref="IOException">The file cannot be written; it is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written; it is unchanged.</exception>
    public static void Write(string path, string text, bool overwrite = true, CancellationToken cancellation = default)
    {
        var target = new FileInfo(File.Exists(path) ? RealPath.Of(path) : path);
        if (target is { Exists: true, IsReadOnly: true })
        {
            throw new UnauthorizedAccessException("It is read-only.");
        }

        using var temporary = TemporaryFile.Beside(target.FullName, "tmp");
        File.WriteAllText(temporary.FullName, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (target.Exists && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary.FullName, target.UnixFileMode);
        }

        // After this check, only a whole file can appear.
        cancellation.ThrowIfCancellationRequested();
        File.Move(temporary.FullName, target.FullName, overwrite);
    }
}
