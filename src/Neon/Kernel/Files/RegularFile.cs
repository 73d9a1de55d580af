using System.Formats.Tar;

namespace Neon;

/// <summary>
/// Files of users. Only regular ones are read: opening a pipe blocks until somebody writes to it, and a device may never end.
/// All of it may block, see <see cref="FileWork"/>.
/// </summary>
internal static class RegularFile
{
    private const int BufferSize = 81920;

    // The file systems of Linux that show the system itself. Their files look regular, and reading one can wait for good
    // (/proc/kmsg) or change something.
    private static readonly string[] SystemFormats =
        ["proc", "sysfs", "debugfs", "tracefs", "securityfs", "configfs", "cgroupfs", "cgroup2fs", "cgroup", "cgroup2", "pstorefs", "efivarfs", "bpf_fs", "selinux"];

    /// <summary>The file that a path leads to, links followed.</summary>
    /// <exception cref="NeonApiException">It is a pipe, a device, a socket or a file of the system.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public static FileInfo Of(string path)
    {
        var file = new FileInfo(RealPath.Of(path));
        // What is no regular file has no length, and neither has an empty one. To find out, it is opened: not those of the system.
        return file.Length >= 0 && !IsOfSystem(file.FullName) && (file.Length > 0 || IsRegular(file.FullName)) ? file : throw NotRegular(path);
    }

    /// <summary>As <see cref="Of"/>, where a file that is not there or cannot be read ends the work on it.</summary>
    /// <exception cref="NeonApiException">It is a pipe, a device or a socket, is not there, or cannot be read.</exception>
    public static FileInfo Found(string path)
    {
        try
        {
            return Of(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, failure);
        }
    }

    /// <summary>Opens a file for reading it from its start to its end.</summary>
    /// <exception cref="NeonApiException">It is a pipe, a device, a socket or a file of the system.</exception>
    public static FileStream Open(FileInfo file)
    {
        // It may have become another one since it was looked at.
        var stream = new FileStream(
            Of(file.FullName).FullName, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        if (stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        throw NotRegular(file.FullName);
    }

    /// <summary>
    /// Whether there is a file at a path. <see cref="File.Exists"/> also says no where it cannot look, and hides the reason.
    /// </summary>
    /// <exception cref="NeonApiException">The path cannot be followed.</exception>
    public static bool IsThere(string path)
    {
        try
        {
            return !File.GetAttributes(RealPath.Of(path)).HasFlag(FileAttributes.Directory);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, failure);
        }
    }

    /// <summary>The failure to find a file.</summary>
    public static NeonApiException Missing(string path, Exception? failure = null) => new(NeonFailure.InvalidInput, $"The file '{path}' does not exist.", failure)
    {
        Advice = "Check the path. Brackets, asterisks and question marks are wildcards, except with -LiteralPath.",
    };

    /// <summary>The failure to read a file.</summary>
    public static NeonApiException Unreadable(string path, Exception failure) =>
        new(NeonFailure.InvalidInput, $"The file {path} cannot be read: {failure.Message}", failure)
        {
            Advice = "Check the path, and make sure that no other program has locked the file.",
        };

    /// <summary>The refusal to send a file that something else writes to.</summary>
    public static NeonApiException Changed(FileInfo file) => new(NeonFailure.InvalidInput, $"The file '{file.FullName}' has changed since the command started.")
    {
        Advice = "Nothing was changed at Neon. Run the command again when no program is writing to the file.",
    };

    // The framework tells the kind of a file nowhere but in the entries of tar archives, and opens only regular files for one.
    private static bool IsRegular(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        using var archive = new MemoryStream();
        try
        {
            using var writer = new TarWriter(archive, leaveOpen: true);
            writer.WriteEntry(path, "file");
        }
        catch (IOException) when (File.Exists(path))
        {
            // There are no sockets in archives.
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            // Only a regular file is opened.
            return true;
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
    }

    private static bool IsOfSystem(string path) => OperatingSystem.IsLinux() && SystemFormats.Contains(new DriveInfo(path).DriveFormat);

    private static NeonApiException NotRegular(string path) => new(NeonFailure.InvalidInput, $"'{path}' is not a regular file.")
    {
        Advice = "It is a pipe, device, socket or system file and was not opened. Save its content to a file, then specify that file.",
    };
}
