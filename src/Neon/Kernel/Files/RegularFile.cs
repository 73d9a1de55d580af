using System.Formats.Tar;

namespace Neon;

/// <summary>
/// Files of the user. Only regular files are read: opening a pipe blocks until someone writes to it, and a device may never end.
/// All methods may block, see <see cref="FileWork"/>.
/// </summary>
internal static class RegularFile
{
    private const int BufferSize = 81920;

    // The file systems of the Linux kernel. Their files look regular, but reading one can block forever (/proc/kmsg) or have side
    // effects.
    private static readonly string[] SystemFormats =
        ["proc", "sysfs", "debugfs", "tracefs", "securityfs", "configfs", "cgroupfs", "cgroup2fs", "cgroup", "cgroup2", "pstorefs", "efivarfs", "bpf_fs", "selinux"];

    /// <summary>The file at a path, with links resolved.</summary>
    /// <exception cref="NeonApiException">It is a pipe, a device, a socket or a system file.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public static FileInfo Of(string path)
    {
        var file = new FileInfo(RealPath.Of(path));
        // Only empty files and files that are not regular have no length. It is opened to find out, except system files.
        return file.Length >= 0 && !IsOfSystem(file.FullName) && (file.Length > 0 || IsRegular(file.FullName)) ? file : throw NotRegular(path);
    }

    /// <summary>As <see cref="Of"/>, but a missing or unreadable file is an error.</summary>
    /// <exception cref="NeonApiException">It is a pipe, a device or a socket, does not exist, or cannot be read.</exception>
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
    /// <exception cref="NeonApiException">It is a pipe, a device, a socket or a system file.</exception>
    public static FileStream Open(FileInfo file)
    {
        // It may have been replaced since it was checked.
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
    /// Whether a file exists. <see cref="File.Exists"/> also returns false if it cannot check, and hides the reason.
    /// </summary>
    /// <exception cref="NeonApiException">The path cannot be followed.</exception>
    public static bool Exists(string path)
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

    /// <summary>The refusal to send a file that another program is writing to.</summary>
    public static NeonApiException Changed(FileInfo file) => new(NeonFailure.InvalidInput, $"The file '{file.FullName}' has changed since the command started.")
    {
        Advice = "Nothing was changed at Neon. Run the command again when no program is writing to the file.",
    };

    // The framework exposes the type of a file only in entries of tar archives, and opens only regular files for one.
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
