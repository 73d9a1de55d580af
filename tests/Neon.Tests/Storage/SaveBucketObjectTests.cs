using Neon.Tests.Support;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Storage;

public sealed class SaveBucketObjectTests : StorageHost
{
    [Fact]
    public void The_emitted_file_is_what_Get_Item_emits()
    {
        Put("a.txt");

        var result = Host.Run($"Save-NeonBucketObject a.txt -LiteralPath '{Folder["x[1].txt"]}' {InUploads} | ForEach-Object {{ \"$($_.PSPath)\"; (Get-Item -LiteralPath $_).PSPath }}");

        Assert.Empty(result.Errors);
        Assert.Equal(result.Output[1].ToString(), result.Output[0].ToString());
    }

    [Fact]
    public void An_object_is_saved_to_the_specified_file()
    {
        Put("reports/march.csv");
        var file = Assert.Single(Host.Get<FileInfo>($"Save-NeonBucketObject reports/march.csv -Path '{Folder["a.csv"]}' {InUploads}"));

        Assert.Equal(Folder["a.csv"], file.FullName);
        Assert.Equal("reports/march.csv", File.ReadAllText(file.FullName));
        Assert.Equal([$"GET {Objects}/reports%2Fmarch.csv/download"], Host.Requests);
    }

    [Fact]
    public void Objects_saved_to_a_folder_keep_the_folders_in_their_keys()
    {
        Put("a.txt", "logs/1.txt", "logs/2/3.txt");
        var files = Host.Get<FileInfo>($"Get-NeonBucketObject {InUploads} | Save-NeonBucketObject -Path '{Folder["new"]}/'");

        Assert.Equal(3, files.Count);
        Assert.Equal(["new/a.txt", "new/logs/1.txt", "new/logs/2/3.txt"], Folder.Files);
        Assert.Equal("logs/2/3.txt", File.ReadAllText(Folder["new/logs/2/3.txt"]));
    }

    [Theory]
    [InlineData("../climbs.txt")]
    [InlineData("a/../../climbs.txt")]
    [InlineData("/etc/absolute.txt")]
    [InlineData("a//b.txt")]
    [InlineData("a/./b.txt")]
    [InlineData("..\\climbs.txt")]
    [InlineData("C:/absolute.txt")]
    [InlineData("a/ .. /b.txt")]
    [InlineData("folder/")]
    [InlineData("a\u001b]0;title\u0007.txt")]
    [InlineData("a\n/b.txt")]
    [InlineData("pr\u202etxt.exe")]
    [InlineData("a\u200b.txt")]
    public void No_key_escapes_the_folder(string key)
    {
        Put(key);
        var folder = Directory.CreateDirectory(Folder["in"]).FullName;
        var result = Host.Run($"Get-NeonBucketObject {InUploads} | Save-NeonBucketObject -LiteralPath $folder", ("folder", folder));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(Folder.Files);
        Assert.DoesNotContain(Host.Requests, request => request.EndsWith("/download", StringComparison.Ordinal));

        // A file that the user names may have any name.
        Assert.Single(Host.Get<FileInfo>($"Get-NeonBucketObject {InUploads} | Save-NeonBucketObject -LiteralPath '{Folder["own"]}'"));
        Assert.Equal(key, File.ReadAllText(Folder["own"]));
    }

    [Fact]
    public void Overwriting_a_file_without_force_is_refused_before_anything_is_sent()
    {
        Put("a.txt");
        Folder.Write("a.txt", "mine");
        var result = Host.Run($"Save-NeonBucketObject a.txt -Path '{Folder.Path}' {InUploads}");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Contains("-Force", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(Host.Requests);
        Assert.Equal("mine", File.ReadAllText(Folder["a.txt"]));

        Assert.Single(Host.Get<FileInfo>($"Save-NeonBucketObject a.txt -Path '{Folder.Path}' {InUploads} -Force"));
        Assert.Equal("a.txt", File.ReadAllText(Folder["a.txt"]));
    }

    [Fact]
    public void Several_objects_do_not_overwrite_each_other_in_one_file()
    {
        Put("a.txt", "b.txt");
        var result = Host.Run($"Get-NeonBucketObject {InUploads} | Save-NeonBucketObject -Path '{Folder["one"]}' -Force");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Equal("a.txt", File.ReadAllText(Folder["one"]));
    }

    [Fact]
    public void A_literal_path_has_no_wildcards_and_the_current_folder_is_the_default()
    {
        Put("a.txt");
        Assert.Single(Host.Get<FileInfo>($"Save-NeonBucketObject a.txt -LiteralPath '{Folder["x[1].txt"]}' {InUploads}"));
        Assert.Equal("NeonInvalidInput", Host.Run($"Save-NeonBucketObject a.txt -Path '{Folder["none*"]}' {InUploads}").ErrorId);
        Assert.Single(Host.Get<FileInfo>($"$ExecutionContext.SessionState.Path.SetLocation('{Folder.Path}') | ForEach-Object {{ Save-NeonBucketObject a.txt {InUploads} }}"));

        Assert.Equal(["a.txt", "x[1].txt"], Folder.Files);
        Assert.Equal("NeonInvalidInput", Host.Run($"Save-NeonBucketObject a.txt -Path Env:/PATH {InUploads}").ErrorId);
    }

    [Fact]
    public void An_interrupted_download_is_restarted()
    {
        Put("a.txt");
        Host.Emulator.Faults.Add("getProjectBranchBucketObject", EmulatorFault.TruncatedBody());

        Assert.Single(Host.Get<FileInfo>($"Save-NeonBucketObject a.txt -Path '{Folder.Path}' {InUploads}"));

        Assert.Equal("a.txt", File.ReadAllText(Folder["a.txt"]));
        Assert.Equal(["a.txt"], Folder.Files);
        Assert.Equal(2, Host.Requests.Count);
    }

    [Theory]
    [InlineData(System.Net.HttpStatusCode.PartialContent)]
    [InlineData(System.Net.HttpStatusCode.NoContent)]
    [InlineData(System.Net.HttpStatusCode.Accepted)]
    public void An_incomplete_object_is_not_saved(System.Net.HttpStatusCode status)
    {
        using var replies = new Kernel.Replies((_, _) => new HttpResponseMessage(status) { Content = new StringContent("hi") });
        using var host = new NeonHost(handler: replies);
        Folder.Write("keep.txt", "the whole");

        var result = host.Run($"Save-NeonBucketObject keep.txt -Bucket uploads -Project {App.ProjectId} -Branch {App.MainBranchId} -LiteralPath '{Folder["keep.txt"]}' -Force");

        Assert.NotEmpty(result.Errors);
        Assert.Equal("the whole", File.ReadAllText(Folder["keep.txt"]));
        Assert.Equal(["keep.txt"], Folder.Files);
    }

    [Fact]
    public void A_missing_object_creates_no_file()
    {
        var result = Host.Run($"Save-NeonBucketObject a.txt -Path '{Folder.Path}' {InUploads}");

        Assert.Equal("NeonBucketObjectNotFound", result.ErrorId);
        Assert.Empty(Folder.Files);
    }

    [Fact]
    public void What_if_creates_no_folder_and_sends_nothing()
    {
        Assert.Empty(Host.Run($"Save-NeonBucketObject a.txt -Path '{Folder["new"]}/' -Bucket uploads -Project app -Branch main -WhatIf").Errors);

        Assert.Empty(Host.Requests);
        Assert.False(Directory.Exists(Folder["new"]));
    }

    [Fact]
    public void An_empty_object_becomes_an_empty_file()
    {
        Folder.Write("empty.txt", string.Empty);
        Host.Get<BucketObject>($"Send-NeonBucketObject '{Folder["empty.txt"]}' {InUploads}");

        Assert.Equal(0, Assert.Single(Host.Get<FileInfo>($"Save-NeonBucketObject empty.txt -Path '{Folder["copy.txt"]}' {InUploads}")).Length);
    }
}
