namespace Neon.Shell;

/// <summary>Finds what the shell runs in the repository that it was built in.</summary>
internal static class StagedModule
{
    private const string SolutionFile = "Neon.sln";

    /// <summary>Gets the path of the staged manifest, or null when there is none.</summary>
    public static string? Manifest => Find("out", "Neon", "Neon.psd1") is { } path && File.Exists(path) ? path : null;

    /// <summary>Gets the path that the tour has, or null outside a repository.</summary>
    public static string? Tour => Find("samples", "tour.ps1");

    private static string? Find(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, SolutionFile)))
        {
            folder = folder.Parent;
        }

        return folder is null ? null : Path.Combine([folder.FullName, .. parts]);
    }
}
