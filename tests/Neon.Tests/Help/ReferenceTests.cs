using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>
/// The reference pages of the repository are those that the build makes. When they differ, copy the folder out/reference
/// over docs/reference.
/// </summary>
public sealed class ReferenceTests
{
    private static readonly string Made = Path.Combine(StagedModule.RepositoryRoot, "out", "reference");
    private static readonly string Kept = Path.Combine(StagedModule.RepositoryRoot, "docs", "reference");

    [Fact]
    public void The_pages_are_those_of_the_build()
    {
        Assert.Equal(Names(Made), Names(Kept));
        Assert.All(Names(Made), name => Assert.Equal(File.ReadAllText(Path.Combine(Made, name)), File.ReadAllText(Path.Combine(Kept, name))));
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(folder, "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
