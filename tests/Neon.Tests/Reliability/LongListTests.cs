using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>A list streams: however long it is, at most one page of it is in memory.</summary>
public sealed class LongListTests
{
    private const int Branches = 50_000;

    [Fact]
    [Trait(ApprovedFile.Trait, ApprovedFile.Files)]
    public void Fifty_thousand_branches_are_never_in_memory_at_once()
    {
        using var host = new NeonHost();
        var app = host.Seed();
        // One exists already.
        host.Emulator.AddBranches(app.ProjectId, Branches - 1);
        var survivors = new Survivors();
        var ids = new HashSet<string>(StringComparer.Ordinal);

        var result = host.Run(
            $"Get-NeonBranch -Project {app.ProjectId} | ForEach-Object {{ $survivors.Add($_); $null = $ids.Add($_.BranchId) }}",
            ("survivors", survivors),
            ("ids", ids));

        Assert.Empty(result.Errors);
        Assert.Equal((Branches, Branches), (survivors.Count, ids.Count));
        Assert.Equal(Branches / BranchApi.PageSize, host.Requests.Count);
        Assert.InRange(survivors.Most, 1, BranchApi.PageSize);
        GeneratedSection.Check("docs/reliability.md", "long lists", GeneratedSection.Table(
            ["branches in the project", "requests", "objects emitted", "in memory at once, at most"],
            [[$"{Branches}", $"{host.Requests.Count}", $"{survivors.Count}", $"{BranchApi.PageSize}"]]));
    }
}
