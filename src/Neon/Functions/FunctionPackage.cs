using System.IO.Compression;

namespace Neon;

/// <summary>
/// The code of a deployment: an existing archive, or a folder that is packed into a temporary archive. The same files
/// always produce the same archive, on any machine.
/// </summary>
internal sealed class FunctionPackage : IAsyncDisposable
{
    private const int BufferSize = 81920;

    // A regular file that everyone may read and its owner may write, so that the archive does not show where it was packed.
    private const int FileMode644 = 0x81A4 << 16;
    private const int FolderMode755 = 0x41ED << 16;

    // The earliest time that an archive can store.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string _name;
    private readonly FileInfo? _archive;
    private readonly IReadOnlyList<(string Name, FileInfo? File)> _entries;
    private TemporaryFile? _temporary;

    private FunctionPackage(string name, FileInfo? archive, IReadOnlyList<(string Name, FileInfo? File)> entries)
    {
        _name = name;
        _archive = archive;
        _entries = entries;
    }

    /// <summary>Reports the number of bytes packed and the total.</summary>
    public delegate void Progress(long packed, long total);

    /// <summary>The links that point outside the folder, with their targets, which are packed as well.</summary>
    public IReadOnlyList<(string Link, string Target)> Outside { get; private init; } = [];

    /// <summary>The names in the archive of a folder, in order; folders without files end with a slash.</summary>
    public IEnumerable<string> Names => _entries.Select(entry => entry.Name);

    /// <summary>The total size of the folder's files in bytes.</summary>
    public long Total => _entries.Sum(entry => entry.File is { } file ? file.Length : 0);

    /// <summary>Examines a file or folder without reading its content. May block; see <see cref="FileWork"/>.</summary>
    /// <exception cref="NeonApiException">The path does not exist, is not an archive, or is empty.</exception>
    public static FunctionPackage Of(string path)
    {
        try
        {
            return Directory.Exists(path) ? OfFolder(new DirectoryInfo(path))
                : RegularFile.Exists(path) ? OfArchive(new FileInfo(path))
                : throw InputErrors.Invalid($"There is no file or folder '{path}'.", "Specify a zip archive or the folder with the built code.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(unreadable);
        }
    }

    /// <summary>The archive: the existing one, or one that is packed now.</summary>
    public async Task<FileInfo> ToArchiveAsync(Progress? progress, CancellationToken cancellation)
    {
        if (_archive is not null)
        {
            return _archive;
        }

        try
        {
            _temporary = await FileWork.RunAsync(() => TemporaryFile.InTemporaryFolder(_name, "zip"), cancellation).ConfigureAwait(false);
            await PackAsync(_temporary.FullName, progress, cancellation).ConfigureAwait(false);
            return new FileInfo(_temporary.FullName);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(unreadable);
        }
    }

    /// <summary>Deletes the temporary archive.</summary>
    public ValueTask DisposeAsync() => _temporary?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static FunctionPackage OfArchive(FileInfo file)
    {
        Span<byte> start = stackalloc byte[4];
        using (var stream = RegularFile.Open(RegularFile.Of(file.FullName)))
        {
            start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }

        // An archive without any files begins differently.
        return start.SequenceEqual("PK\u0003\u0004"u8)
            ? new FunctionPackage(file.Name, file, [])
            : throw InputErrors.Invalid($"The file {file.FullName} is not a zip archive that contains files.", "Specify a zip archive, or the folder with the built code, which the cmdlet packs.");
    }

    private static FunctionPackage OfFolder(DirectoryInfo folder)
    {
        var tree = new FolderTree(RealPath.Of(folder.FullName));
        if (!tree.Entries.Exists(entry => entry.File is not null))
        {
            throw InputErrors.Invalid($"The folder {folder.FullName} contains no files.", "Build the code, and specify the folder with the built code.");
        }

        tree.Entries.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return new FunctionPackage(folder.Name, null, tree.Entries) { Outside = tree.Outside };
    }

    private static NeonApiException Unreadable(Exception failure) => new(NeonFailure.InvalidInput, $"The code cannot be read: {failure.Message}", failure)
    {
        Advice = "Nothing was sent. Check that the files exist and can be read, and that there is enough disk space for a temporary archive.",
    };

    private async Task PackAsync(string path, Progress? progress, CancellationToken cancellation)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Delete,
            BufferSize = BufferSize,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            // Other users of the machine do not need to read it.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var total = Total;
        var packed = 0L;
        var target = await FileWork.RunAsync(() => new FileStream(path, options), cancellation).ConfigureAwait(false);
        await using (target.ConfigureAwait(false))
        {
            using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var (name, file) in _entries)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = NoTime;
                entry.ExternalAttributes = file is null ? FolderMode755 : FileMode644;
                if (file is not null)
                {
                    packed = await WriteAsync(entry, file, packed, total, progress, cancellation).ConfigureAwait(false);
                }
            }
        }
    }

    private static async Task<long> WriteAsync(
        ZipArchiveEntry entry, FileInfo file, long packed, long total, Progress? progress, CancellationToken cancellation)
    {
        var source = await FileWork.RunAsync(() => RegularFile.Open(file), cancellation).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            using var target = entry.Open();
            var end = packed + file.Length;
            var buffer = new byte[BufferSize];
            int count;
            while ((count = await FileWork.ReadAsync(source, buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                EnsureSame(file, packed + count <= end);
                await target.WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
                packed += count;
                progress?.Invoke(packed, total);
            }

            EnsureSame(file, packed == end);
        }

        return packed;
    }

    // A file that is being written would be packed partly old and partly new.
    private static void EnsureSame(FileInfo file, bool isSame)
    {
        if (!isSame)
        {
            throw RegularFile.Changed(file);
        }
    }
}
