using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Neon;

/// <summary>
/// A file that is always deleted when its work ends. The name contains the owning process, so that a later command deletes the
/// files of a crashed process.
/// </summary>
internal sealed partial class TemporaryFile : IDisposable, IAsyncDisposable
{
    // Enough to be recognized; names have a limit.
    private const int MaxName = 40;
    private const int MaxFolders = 1000;
    private static readonly TimeSpan StaleAfter = TimeSpan.FromDays(1);

    // A hanging disk must not block a stop. Files that could not be deleted are deleted when the process ends.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly HashSet<string> Cleaned = new(StringComparer.Ordinal);

    private TemporaryFile(string folder, string name, string ending)
    {
        var start = name[..Math.Min(name.Length, char.IsHighSurrogate(name.ElementAtOrDefault(MaxName - 1)) ? MaxName - 1 : MaxName)];
        FullName = Path.Combine(folder, $"{start}.neon-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}.{ending}");
        TemporaryFileCleanup.Add(FullName);
    }

    /// <summary>The full path; the file does not exist yet.</summary>
    public string FullName { get; }

    /// <summary>A temporary file beside another one, which it can be moved onto. May block.</summary>
    /// <param name="path">The full path of the other one.</param>
    /// <param name="ending">The end of its name: <c>partial</c> or <c>tmp</c>.</param>
    public static TemporaryFile Beside(string path, string ending) => New(Path.GetDirectoryName(path)!, Path.GetFileName(path), ending);

    /// <summary>A temporary file in the folder of the system for them. May block.</summary>
    public static TemporaryFile InTemporaryFolder(string name, string ending) => New(Path.GetTempPath(), name, ending);

    /// <summary>Deletes the file if it is still there.</summary>
    public void Dispose()
    {
        if (TryDelete(FullName))
        {
            TemporaryFileCleanup.Remove(FullName);
        }
    }

    /// <summary>Deletes the file if it is still there, away from the pipeline thread.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.Run(Dispose).WaitAsync(Grace).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It is still registered.
        }
    }

    /// <summary>Deletes a file; returns whether it no longer exists.</summary>
    internal static bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Deletes the temporary files of processes that ended without doing so, if they are older than a day.</summary>
    internal static void DeleteStale(string folder, DateTime now)
    {
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.neon-*"))
            {
                if (Form().Match(file.Name) is { Success: true } match && file.LastWriteTimeUtc < now - StaleAfter
                    && !IsInUse(file.FullName, match.Groups[1].Value))
                {
                    TryDelete(file.FullName);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be read must not make the command fail.
        }
    }

    private static TemporaryFile New(string folder, string name, string ending)
    {
        bool isFirst;
        lock (Cleaned)
        {
            if (Cleaned.Count >= MaxFolders)
            {
                Cleaned.Clear();
            }

            isFirst = Cleaned.Add(folder);
        }

        if (isFirst)
        {
            DeleteStale(folder, DateTime.UtcNow);
        }

        return new TemporaryFile(folder, name, ending);
    }

    private static bool IsInUse(string path, string owner)
    {
        if (!int.TryParse(owner, out var id) || id == Environment.ProcessId)
        {
            return TemporaryFileCleanup.Contains(path);
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\.neon-([0-9]+)-[0-9a-f]{8}\.(?:partial|tmp|zip)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
