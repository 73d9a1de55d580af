using Xunit;

namespace Neon.Tests.Support;

/// <summary>
/// A file of the repository with the observations of a test, so that a review shows a change. A test that compares one has the
/// trait <see cref="Trait"/>: <c>./build.ps1 -Task Approve</c> runs those tests and lets them write the files.
/// </summary>
internal static class ApprovedFile
{
    public const string Trait = "Approves";
    public const string Files = "files";

    /// <summary>Whether the tests write the file instead of comparing it.</summary>
    public static bool IsUpdating { get; } = Environment.GetEnvironmentVariable("NEON_APPROVE") == "1";

    /// <summary>Compares a whole file, or writes it.</summary>
    /// <param name="file">Its path in the repository.</param>
    /// <param name="observed">The expected content.</param>
    public static void Check(string file, string observed)
    {
        var path = Path.Combine(StagedModule.RepositoryRoot, file);
        if (IsUpdating)
        {
            File.WriteAllText(path, observed);
            return;
        }

        if (!File.Exists(path) || File.ReadAllText(path).ReplaceLineEndings("\n") != observed)
        {
            var received = Path.Combine(StagedModule.RepositoryRoot, "out", "received", Path.GetFileName(file));
            Directory.CreateDirectory(Path.GetDirectoryName(received)!);
            File.WriteAllText(received, observed);
            Assert.Fail($"{file} differs from {received}. If the change is intended, run ./build.ps1 -Task Approve.");
        }
    }

    /// <summary>Compares a folder with one that the build has written, or replaces it.</summary>
    /// <param name="folder">Its path in the repository.</param>
    /// <param name="built">The path of the built folder in the repository.</param>
    public static void CheckFolder(string folder, string built)
    {
        var names = Names(built);
        CheckNames(folder, names);
        Assert.All(names, name => Check(Path.Combine(folder, name), File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, built, name))));
    }

    /// <summary>Compares which files are in a folder, or deletes those that do not belong there.</summary>
    /// <param name="folder">Its path in the repository.</param>
    /// <param name="names">The names of its files.</param>
    public static void CheckNames(string folder, IEnumerable<string> names)
    {
        if (!IsUpdating)
        {
            Assert.Equal(names.Order(StringComparer.Ordinal), Names(folder));
            return;
        }

        foreach (var stale in Names(folder).Except(names))
        {
            File.Delete(Path.Combine(StagedModule.RepositoryRoot, folder, stale));
        }
    }

    private static string[] Names(string folder) =>
        [.. Directory.GetFiles(Path.Combine(StagedModule.RepositoryRoot, folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
