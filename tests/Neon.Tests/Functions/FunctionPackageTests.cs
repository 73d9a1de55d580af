using System.IO.Compression;
using Xunit;

namespace Neon.Tests.Functions;

public sealed class FunctionPackageTests : IDisposable
{
    private readonly DirectoryInfo _folder = FunctionHost.Folder(
        ("index.mjs", "1"), ("lib/b.js", "22"), ("lib/a.js", "333"), (".env", "4444"), ("lib/.hidden/x", "5"), ("Z.txt", "6"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_file_is_packed_in_a_fixed_order_with_forward_slashes()
    {
        _folder.CreateSubdirectory("empty/inner");
        await using var package = FunctionPackage.Of(_folder.FullName);
        var archive = await package.ToArchiveAsync(null, CancellationToken.None);

        using var zip = ZipFile.OpenRead(archive.FullName);

        string[] expected = [".env", "Z.txt", "empty/inner/", "index.mjs", "lib/.hidden/x", "lib/a.js", "lib/b.js"];
        Assert.Equal(expected, package.Names);
        Assert.Equal(expected, zip.Entries.Select(entry => entry.FullName));
        Assert.Equal([4, 1, 0, 1, 1, 3, 2], zip.Entries.Select(entry => entry.Length));
    }

    [Fact]
    public async Task The_same_files_produce_the_same_archive()
    {
        var first = await PackAsync();
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.LastWriteTimeUtc = DateTime.UnixEpoch;
        }

        Assert.Equal(first, await PackAsync());
    }

    [Fact]
    public async Task Link_targets_are_packed_but_a_link_to_a_parent_folder_is_refused()
    {
        using (var other = new OtherFolder())
        {
            Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "modules"), other.Path);
            Assert.Contains("modules/m.js", FunctionPackage.Of(_folder.FullName).Names);
            Assert.NotEmpty(await PackAsync());
            Directory.Delete(Path.Combine(_folder.FullName, "modules"));
        }

        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "lib", "loop"), _folder.FullName);

        Assert.Contains("leads back", Assert.Throws<NeonApiException>(() => FunctionPackage.Of(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".", "itself")]
    [InlineData("..", "its parent")]
    [InlineData("../..", "a folder further up")]
    [InlineData("/", "the root")]
    [InlineData("loop/loop", "a circle of links")]
    public void A_circular_link_is_refused(string target, string what)
    {
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "lib", "loop"), target == "loop/loop" ? "loop" : target);

        var refused = Assert.Throws<NeonApiException>(() => FunctionPackage.Of(_folder.FullName));

        Assert.True(refused.Message.Contains("leads back", StringComparison.Ordinal) || refused.Message.Contains("form a loop", StringComparison.Ordinal), $"{what}: {refused.Message}");
    }

    [Fact]
    public void Two_folders_that_link_to_each_other_are_refused()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "other"));
        File.WriteAllText(Path.Combine(_folder.FullName, "other", "o.js"), "1");
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "other", "lib"), "../lib");
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "lib", "other"), "../other");

        Assert.Contains("leads back", Assert.Throws<NeonApiException>(() => FunctionPackage.Of(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    /// <summary>Relative links are resolved from their real location, also in a folder that was reached by a link.</summary>
    [Fact]
    public void A_relative_link_in_a_linked_folder_resolves_from_its_real_location()
    {
        using var other = new OtherFolder();
        Directory.CreateDirectory(Path.Combine(other.Path, "deep"));
        File.CreateSymbolicLink(Path.Combine(other.Path, "deep", "x.js"), "../m.js");
        File.WriteAllText(Path.Combine(_folder.FullName, "m.js"), "another, longer file");
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "modules"), Path.Combine(other.Path, "deep"));

        var package = FunctionPackage.Of(_folder.FullName);

        Assert.Contains("modules/x.js", package.Names);
        Assert.Equal(1, package.Total - FunctionPackage.Of(Path.Combine(_folder.FullName, "lib")).Total - OwnLength());

        long OwnLength() => new DirectoryInfo(_folder.FullName).EnumerateFiles().Sum(file => file.Length);
    }

    [Fact]
    public void Links_out_of_the_folder_are_listed_and_links_within_it_are_not()
    {
        using var other = new OtherFolder();
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "modules"), other.Path);
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "again.js"), Path.Combine(other.Path, "m.js"));
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "same.mjs"), "index.mjs");

        var package = FunctionPackage.Of(_folder.FullName);

        Assert.NotEmpty(package.Outside);
        Assert.All(package.Outside, link => Assert.StartsWith(other.Path, link.Target, StringComparison.Ordinal));
        Assert.DoesNotContain(package.Outside, link => link.Link == "same.mjs");
    }

    [Fact]
    public async Task A_file_deleted_before_it_is_packed_is_an_error()
    {
        await using var package = FunctionPackage.Of(_folder.FullName);
        File.Delete(Path.Combine(_folder.FullName, "index.mjs"));

        var failure = await Assert.ThrowsAsync<NeonApiException>(() => package.ToArchiveAsync(null, CancellationToken.None));

        Assert.Equal(NeonFailure.InvalidInput, failure.Failure);
        Assert.Contains("index.mjs", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_temporary_archive_is_deleted_even_when_packing_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        string? path;
        await using (var package = FunctionPackage.Of(_folder.FullName))
        {
            path = (await package.ToArchiveAsync(null, CancellationToken.None)).FullName;
            Assert.True(File.Exists(path));
        }

        Assert.False(File.Exists(path));
        await using (var package = FunctionPackage.Of(_folder.FullName))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => package.ToArchiveAsync((_, _) => stop.Cancel(), stop.Token));
        }

        Assert.Empty(Directory.GetFiles(Path.GetTempPath(), _folder.Name + "*.zip"));
    }

    [Theory]
    [InlineData("1 and more")]
    [InlineData("")]
    public async Task A_file_that_changes_during_packing_is_refused_and_progress_stays_within_the_total(string later)
    {
        var reported = new List<(long Packed, long Total)>();
        await using var package = FunctionPackage.Of(_folder.FullName);

        var failure = await Assert.ThrowsAsync<NeonApiException>(() => package.ToArchiveAsync(
            (packed, total) =>
            {
                reported.Add((packed, total));
                File.WriteAllText(Path.Combine(_folder.FullName, "index.mjs"), later);
            },
            CancellationToken.None));

        Assert.Equal(NeonFailure.InvalidInput, failure.Failure);
        Assert.Contains("index.mjs' has changed", failure.Message, StringComparison.Ordinal);
        Assert.All(reported, progress => Assert.InRange(progress.Packed, 0, progress.Total));
    }

    [Fact]
    public async Task Progress_reaches_the_total_number_of_bytes()
    {
        var reported = new List<(long, long)>();
        await using var package = FunctionPackage.Of(_folder.FullName);
        await package.ToArchiveAsync((packed, total) => reported.Add((packed, total)), CancellationToken.None);

        Assert.Equal((12, 12), reported[^1]);
        Assert.Equal(reported.Order(), reported);
    }

    private async Task<byte[]> PackAsync()
    {
        await using var package = FunctionPackage.Of(_folder.FullName);
        return await File.ReadAllBytesAsync((await package.ToArchiveAsync(null, CancellationToken.None)).FullName);
    }

    private sealed class OtherFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = FunctionHost.Folder(("m.js", "7"));

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
