namespace Neon.Tests.Support;

/// <summary>A folder for the files of one test; it is deleted afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    // A fixture that fails during its set-up is never disposed. The process deletes what is left.
    private static readonly DirectoryInfo All = Directory.CreateTempSubdirectory("neon-tests-");

    static TempFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        try
        {
            All.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A file in it is still open.
        }
    };

    public TempFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(All.FullName, $"{Guid.NewGuid():N}");

    /// <summary>All files in it, relative to it, with slashes.</summary>
    public IReadOnlyList<string> Files => [.. Directory.GetFiles(Path, "*", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public FileInfo Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public FileInfo Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], bytes);
        return new FileInfo(this[name]);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
