using System.Globalization;
using System.Management.Automation;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Storage;

public sealed class BucketObjectTests : StorageHost
{
    [Fact]
    public void All_objects_are_listed_with_their_keys()
    {
        Put("b.txt", "a/one.txt");
        var objects = Host.Get<BucketObject>($"Get-NeonBucket uploads {OnMain} | Get-NeonBucketObject");

        Assert.Equal(["a/one.txt", "b.txt"], objects.Select(item => item.ObjectKey));
        var first = objects[0];
        Assert.Equal((App.ProjectId, App.MainBranchId, "uploads", "a/one.txt", 9L), (first.ProjectId, first.BranchId, first.BucketName, first.Key, first.Size));
        Assert.NotNull(first.ETag);
        Assert.NotNull(first.LastModified);
        Assert.Equal($"GET {Objects}?limit=1000", Host.Requests[^1]);
    }

    [Fact]
    public void A_delimiter_groups_keys_into_folders_that_can_be_piped_back_in()
    {
        Put("a.txt", "logs/1.txt", "logs/2/3.txt", "www/index.html");

        var level = Host.Run($"Get-NeonBucketObject {InUploads} -Delimiter /").Output.Select(item => item.BaseObject).ToArray();
        Assert.Equal(["logs/", "www/"], level.OfType<BucketFolder>().Select(folder => folder.Prefix));
        Assert.Equal(["a.txt"], level.OfType<BucketObject>().Select(item => item.ObjectKey));

        var below = Host.Run($"Get-NeonBucketObject {InUploads} -Delimiter / | Where-Object Prefix -eq logs/ | Get-NeonBucketObject -Delimiter /");
        Assert.Equal(["logs/2/", "logs/1.txt"], below.Output.Select(item => item.ToString()));
        Assert.Equal($"GET {Objects}?prefix=logs/&delimiter=/&limit=1000", Host.Requests[^1]);

        Assert.Equal(2, Host.Get<BucketObject>("Get-NeonBucketObject -Folder $folder", ("folder", level.OfType<BucketFolder>().First())).Count);
    }

    [Fact]
    public void All_pages_are_read()
    {
        var page = 0;
        var replies = new Kernel.Replies((_, index) => Kernel.Replies.Json(
            $$"""{"folders":["f{{page++}}/"],"objects":[{"key":"k{{index}}","size":1,"etag":"e","last_modified":"2026-03-01T00:00:00Z"}],"prefix":"","is_truncated":{{(index < 2 ? "true" : "false")}},"next_cursor":"c{{index}}"}"""));
        using var host = new Support.NeonHost(handler: replies);

        var result = host.Run("Get-NeonBucketObject -Bucket uploads -Delimiter / -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4");

        Assert.Equal(["f0/", "k0", "f1/", "k1", "f2/", "k2"], result.Output.Select(item => item.ToString()));
        Assert.Equal([null, "c0", "c1"], replies.Sent.Select(sent => System.Web.HttpUtility.ParseQueryString(sent.Uri.Query)["cursor"]));
    }

    [Theory]
    [InlineData("-Prefix a/", "a/1.csv a/2.txt")]
    [InlineData("-Key *.CSV", "a/1.csv b.csv")]
    [InlineData("-Prefix a/ -Key *.csv", "a/1.csv")]
    [InlineData("-Key b.csv, *2.txt", "a/2.txt b.csv")]
    public void Prefix_and_keys_filter_the_list(string filter, string expected)
    {
        Put("a/1.csv", "a/2.txt", "b.csv");

        Assert.Equal(expected, string.Join(' ', Host.Get<BucketObject>($"Get-NeonBucketObject {InUploads} {filter}")));
    }

    [Fact]
    public void An_object_is_read_by_key_or_from_the_pipeline()
    {
        Put("a.txt", "a.txt.bak");

        Assert.Equal("a.txt", Assert.Single(Host.Get<BucketObject>($"Get-NeonBucketObject a.txt {InUploads}")).ObjectKey);
        Assert.Equal([$"GET {Objects}?prefix=a.txt&limit=1000"], Host.Requests);
        Assert.Equal(2, Host.Get<BucketObject>($"Get-NeonBucketObject {InUploads} | Get-NeonBucketObject").Count);
    }

    [Theory]
    [InlineData("Get-NeonBucketObject A.txt -Bucket uploads {0}", "NeonBucketObjectNotFound")]
    [InlineData("Get-NeonBucketObject -Bucket downloads {0}", "NeonBucketNotFound")]
    [InlineData("Remove-NeonBucketObject b.txt -Bucket uploads {0} -Confirm:$false", "NeonBucketObjectNotFound")]
    [InlineData("Remove-NeonBucketObject b.txt -Bucket downloads {0} -Confirm:$false", "NeonBucketNotFound")]
    [InlineData("Remove-NeonBucketObject .. -Bucket uploads {0} -Confirm:$false", "NeonInvalidInput")]
    [InlineData("Get-NeonBucketObject {0}", "NeonBucketRequired")]
    [InlineData("Remove-NeonBucketObject a.txt {0} -Confirm:$false", "NeonBucketRequired")]
    [InlineData("Get-NeonBucketObject a.txt -Bucket uploads {0} | Remove-NeonBucketObject -Bucket downloads -Confirm:$false", "NeonInvalidInput")]
    public void Missing_and_contradictory_input_is_reported(string script, string id)
    {
        Put("a.txt");
        var result = Host.Run(string.Format(CultureInfo.InvariantCulture, script, OnMain));

        Assert.Equal(id, result.ErrorId);
        Assert.Equal(["a.txt"], Keys());
    }

    [Theory]
    [InlineData("a/b c+d%e&f=g?h#i.txt")]
    [InlineData("żółw/🐢.txt")]
    [InlineData("../climbs.txt")]
    [InlineData("/absolute.txt")]
    public void Any_key_is_sent_as_one_path_segment(string key)
    {
        Put(key, "other");

        var item = Assert.Single(Host.Get<BucketObject>($"Get-NeonBucketObject $key {InUploads}", ("key", key)));
        Assert.Equal(key, item.ObjectKey);
        Host.Forget();
        Assert.Empty(Host.Get<object>("$item | Remove-NeonBucketObject -Confirm:$false", ("item", item)));

        Assert.Equal([$"DELETE {Objects}/{Uri.EscapeDataString(key)}"], Host.Requests);
        Assert.Equal(["other"], Keys());
    }

    [Fact]
    public void A_removal_accepts_an_imported_row_and_supports_pass_thru()
    {
        Put("a.txt", "b.txt");
        var row = new PSObject();
        foreach (var (name, value) in new[] { ("ProjectId", App.ProjectId), ("BranchId", App.MainBranchId), ("BucketName", "uploads"), ("ObjectKey", "b.txt") })
        {
            row.Properties.Add(new PSNoteProperty(name, value));
        }

        Assert.Equal("a.txt", Assert.Single(Host.Get<BucketObject>($"Get-NeonBucketObject a.txt {InUploads} | Remove-NeonBucketObject -Confirm:$false -PassThru")).ObjectKey);
        Assert.Equal("b.txt", Assert.Single(Host.Get<BucketObject>("$row | Remove-NeonBucketObject -Confirm:$false -PassThru", ("row", row))).ObjectKey);
        Assert.Empty(Keys());
    }

    [Fact]
    public void A_prefix_removes_all_objects_below_it_and_returns_their_number()
    {
        Put("logs/1.txt", "logs/2/3.txt", "logs-archive/4.txt");

        var removed = Assert.Single(Host.Get<RemovedBucketObjects>($"Remove-NeonBucketObject -Prefix logs/ {InUploads} -Confirm:$false -PassThru"));
        Assert.Equal((2L, "logs/", "uploads", App.MainBranchId), (removed.Deleted, removed.Prefix, removed.BucketName, removed.BranchId));
        Assert.Equal([$"DELETE {Branch}/buckets/uploads/objects-by-prefix?prefix=logs/"], Host.Requests);
        Assert.Equal(["logs-archive/4.txt"], Keys());

        Assert.Empty(Host.Run($"Get-NeonBucketObject {InUploads} -Delimiter / | Remove-NeonBucketObject -Recurse -Confirm:$false").Output);
        Assert.Empty(Keys());
    }

    [Theory]
    [InlineData("-Confirm:$false")]
    [InlineData("-WhatIf")]
    public void A_listed_folder_is_refused_unless_recurse_is_specified(string more)
    {
        Put("a.tmp", "logs/1.txt", "logs/2/3.txt");

        var result = Host.Run($"Get-NeonBucketObject {InUploads} -Delimiter / | Remove-NeonBucketObject {more}");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Equal("'logs/' is a folder, and everything in it would be removed.", result.Error.ErrorDetails.Message);
        Assert.Contains("-Recurse", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(Host.Requests, request => request.Contains("objects-by-prefix", StringComparison.Ordinal));
        Assert.Contains("logs/1.txt", Keys());
        Assert.Contains("logs/2/3.txt", Keys());
    }

    [Fact]
    public void With_recurse_listed_objects_and_folders_are_removed()
    {
        Put("a.tmp", "logs/1.txt", "logs/2/3.txt");

        Assert.Empty(Host.Run($"Get-NeonBucketObject {InUploads} -Delimiter / | Remove-NeonBucketObject -Recurse -Confirm:$false").Errors);

        Assert.Empty(Keys());
    }

    [Fact]
    public void A_prefix_does_not_remove_objects_of_the_parent_branch()
    {
        Put("logs/1.txt");
        Host.Run($"New-NeonBranch dev -Project {App.ProjectId} -NoCompute -Wait");

        var removed = Host.Get<RemovedBucketObjects>($"Remove-NeonBucketObject -Prefix logs/ -Bucket uploads -Project {App.ProjectId} -Branch dev -Confirm:$false -PassThru");

        Assert.Equal(0, Assert.Single(removed).Deleted);
        Assert.Single(Host.Get<BucketObject>($"Get-NeonBucketObject -Bucket uploads -Project {App.ProjectId} -Branch dev"));
    }

    [Theory]
    [InlineData("''")]
    [InlineData("' '")]
    [InlineData("logs")]
    [InlineData("\"a`n/\"")]
    [InlineData("('x' * 1024 + '/')")]
    public void An_unsafe_prefix_is_refused_before_anything_is_sent(string prefix)
    {
        var result = Host.Run($"Remove-NeonBucketObject -Prefix {prefix} {InUploads} -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(Host.Requests);
    }

    [Theory]
    [InlineData("Remove-NeonBucketObject -Prefix logs/ -Bucket uploads -Project app -Branch main -WhatIf")]
    public void What_if_sends_nothing(string command)
    {
        Assert.Empty(Host.Run(command).Errors);
        Assert.Empty(Host.Requests);
    }

    [Theory]
    [InlineData("Remove-NeonBucketObject logs/1.txt -Bucket uploads {0} -Confirm:$false -PassThru", "deleteProjectBranchBucketObject")]
    [InlineData("Remove-NeonBucketObject -Prefix logs/ -Bucket uploads {0} -Confirm:$false -PassThru", "deleteProjectBranchBucketObjectsByPrefix")]
    public void After_a_lost_response_a_removal_is_confirmed_by_the_missing_objects(string command, string operation)
    {
        Put("logs/1.txt", "logs/2.txt");
        var script = string.Format(CultureInfo.InvariantCulture, command, OnMain);
        Host.Emulator.Faults.Add(operation, EmulatorFault.DropBeforeEffect());
        Assert.Equal("NeonOutcomeUnknown", Host.Run(script).ErrorId);

        Host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());
        Assert.Single(Host.Get<NeonObject>(script));
        Assert.Equal(2, Host.Emulator.Exchanges.Count(exchange => exchange.Method == "DELETE"));
    }
}
