using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Storage;

public sealed class StorageViewTests : StorageHost
{
    [Fact]
    public void Tables_show_the_main_properties()
    {
        var place = new BucketPlace(new BranchKey("quiet-forest-12345678", "br-calm-lake-a1b2c3d4"), "uploads");

        Assert.Equal(
            ["uploads", "2", "h", "public_read"],
            Words(View.Table(Host, new Bucket { BucketName = "uploads", AccessLevel = "public_read", CreatedAt = DateTimeOffset.UtcNow.AddHours(-2.5) }.WithBranch(place.Branch))[2]));
        Assert.Equal(
            ["3", "d", "ago", "1.5", "KiB", "reports/march.csv"],
            Words(View.Table(Host, new BucketObject { ObjectKey = "reports/march.csv", Size = 1536, LastModified = DateTimeOffset.UtcNow.AddDays(-3.5) }.In(place))[2]));
        Assert.Equal(["reports/"], Words(View.Table(Host, BucketFolder.Of(place, "reports/"))[2]));
        Assert.Equal(
            ["us-east-2", "True", "https://br-calm-lake-a1b2c3d4.storage.c-2.neon.tech"],
            Words(View.Table(Host, new BranchStorage { S3Endpoint = "https://br-calm-lake-a1b2c3d4.storage.c-2.neon.tech", Region = "us-east-2", ForcePathStyle = true })[2]));
    }

    [Fact]
    public void Objects_and_folders_of_a_listing_share_one_table()
    {
        var place = new BucketPlace(new BranchKey("quiet-forest-12345678", "br-calm-lake-a1b2c3d4"), "uploads");

        var lines = View.Table(Host, BucketFolder.Of(place, "reports/"), new BucketObject { ObjectKey = "a\e.txt", Size = 1 }.In(place), BucketFolder.Of(place, "www/"));

        Assert.Equal(["reports/", "1 B a`u{1b}.txt", "www/"], lines[2..].Select(line => line.Trim()));
    }

    [Fact]
    public void Lists_show_the_remaining_properties()
    {
        var lines = View.List(Host, new BucketObject { ObjectKey = "a.txt", ETag = "abc" }.In(new BucketPlace(new BranchKey("p", "b"), "uploads")));

        Assert.Contains(lines, line => line.EndsWith(": abc", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith(": uploads", StringComparison.Ordinal));
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
