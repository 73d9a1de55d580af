using System.Globalization;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel.Files;

public sealed class TemporaryFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("partial")]
    [InlineData("tmp")]
    public async Task It_is_created_next_to_its_file_and_deleted_on_dispose(string ending)
    {
        string path;
        await using (var temporary = TemporaryFile.Beside(_folder["report.csv"], ending))
        {
            path = temporary.FullName;
            await File.WriteAllTextAsync(path, "x");
            Assert.Matches($@"^report\.csv\.neon-{Environment.ProcessId}-[0-9a-f]{{8}}\.{ending}$", Path.GetFileName(path));
            Assert.True(TemporaryFileCleanup.Contains(path));
            Assert.True(TemporaryFileCleanup.IsListening);
        }

        Assert.Empty(_folder.Files);
        Assert.False(TemporaryFileCleanup.Contains(path));
    }

    [Theory]
    [InlineData(41)]
    [InlineData(250)]
    public void A_long_name_is_truncated_between_characters(int length)
    {
        using var temporary = TemporaryFile.Beside(_folder[string.Concat(Enumerable.Repeat("a😀", length))[..length]], "partial");
        File.WriteAllText(temporary.FullName, "x");

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(Path.GetFileName(temporary.FullName)), 1, 255);
        Assert.Single(_folder.Files);
        Assert.DoesNotContain('\ufffd', _folder.Files[0]);
    }

    [Fact]
    public void Temporary_files_are_deleted_when_the_process_exits()
    {
        using var own = TemporaryFile.Beside(_folder["a"], "partial");
        File.WriteAllText(own.FullName, "x");
        File.WriteAllText(_folder["a"], "x");

        TemporaryFileCleanup.DeleteAll();

        Assert.Equal(["a"], _folder.Files);
    }

    [Fact]
    public void Only_stale_temporary_files_are_deleted()
    {
        // No process has this id on any system.
        var gone = int.MaxValue.ToString(CultureInfo.InvariantCulture);
        var alive = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        using var live = TemporaryFile.Beside(_folder["mine"], "partial");
        var now = DateTime.UtcNow;
        string[] stay =
        [
            $"young.neon-{gone}-0123abcd.partial", "report.csv", "a.neon-note.txt", $"a.neon-{gone}-0123abcd.txt", $"a.neon-{gone}-0123abcd.partial.csv",
            $"a.neon-{gone}-012.partial", $"b.neon-1-0123abcd.zip", Path.GetFileName(live.FullName),
        ];
        string[] go = [$"a.neon-{gone}-0123abcd.partial", $"b.neon-{gone}-0123abcd.tmp", $".neon-{gone}-0123abcd.zip", $"c.neon-{alive}-0123abcd.zip"];
        foreach (var name in stay.Concat(go))
        {
            _folder.Write(name, "x").LastWriteTimeUtc = now.AddHours(name.StartsWith("young", StringComparison.Ordinal) ? -23 : -25);
        }

        TemporaryFile.DeleteStale(_folder.Path, now);

        Assert.Equal(stay.Order(StringComparer.Ordinal), _folder.Files);
    }

    [Fact]
    public void The_next_use_of_a_folder_deletes_its_stale_files()
    {
        var stale = _folder.Write($"a.neon-{int.MaxValue}-0123abcd.partial", "x");
        stale.LastWriteTimeUtc = DateTime.UtcNow.AddDays(-2);

        using var temporary = TemporaryFile.Beside(_folder["b"], "partial");

        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void A_missing_folder_is_ignored()
    {
        TemporaryFile.DeleteStale(_folder["missing"], DateTime.UtcNow);
        using var temporary = TemporaryFile.Beside(_folder["missing/file"], "partial");

        Assert.True(TemporaryFile.TryDelete(temporary.FullName));
    }
}
