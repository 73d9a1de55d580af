using Neon.Tests.Objects;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Storage;

/// <summary>A folder of a listing, and the same folder from a file or a job: exactly its contents are removed.</summary>
public sealed class BucketFolderTests : StorageHost
{
    public BucketFolderTests() => Put("a", "a/1", "a/2/3", "ab/1", "b");

    public static TheoryData<string> Forms => [.. Rows.Of(new BucketFolder()).Select(row => row.Form), "Select-Object Prefix", "names"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Only_the_folder_is_removed(string form)
    {
        Assert.Empty(Remove(form, "-Recurse -Confirm:$false").Errors);

        Assert.Equal(["a", "ab/1", "b"], Keys());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Without_recurse_nothing_is_sent(string form)
    {
        Host.Forget();
        Assert.Equal("NeonChangeRefused", Remove(form, "-Confirm:$false").ErrorId);
        Assert.DoesNotContain(Host.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a", "Specify -Prefix 'a/' instead, or pipe in the folder.")]
    [InlineData("a/", "Specify -Prefix 'a/' instead, or pipe in the folder.")]
    [InlineData("/a/2", "Specify -Prefix 'a/2/' instead, or pipe in the folder.")]
    [InlineData("", "Specify -Prefix instead, such as -Prefix 'reports/', or pipe in the folder.")]
    [InlineData("/", "Specify -Prefix instead, such as -Prefix 'reports/', or pipe in the folder.")]
    public void Text_for_a_folder_is_refused_with_advice_to_use_a_prefix(string text, string advice)
    {
        Host.Forget();
        foreach (var command in (string[])["Get-NeonBucketObject", "Remove-NeonBucketObject -Recurse -Confirm:$false", "Remove-NeonBucketObject -WhatIf"])
        {
            var message = Host.Run($"{command} -Folder '{text}' {InUploads}").Error.Exception.Message;

            Assert.EndsWith($"A folder is an object from a listing with -Delimiter, not text. {advice}", message, StringComparison.Ordinal);
            Assert.Empty(Host.Requests);
        }
    }

    [Fact]
    public void Piped_text_is_still_an_object_key()
    {
        Assert.Equal("a/1", Assert.Single(Host.Get<BucketObject>($"'a/1' | Get-NeonBucketObject {InUploads}")).ObjectKey);
        Assert.Empty(Host.Run($"'a/1', 'b' | Remove-NeonBucketObject {InUploads} -Recurse -Confirm:$false").Errors);

        Assert.Equal(["a", "a/2/3", "ab/1"], Keys());
    }

    /// <summary>The filter was not applied to the contents of the folder.</summary>
    [Theory]
    [InlineData("-Key b")]
    [InlineData("-Key a*, b")]
    [InlineData("-Key b -OlderThan 00:00:01")]
    public void A_key_filter_does_not_select_folders(string filter)
    {
        Host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(Host.Run($"Get-NeonBucketObject {InUploads} -Delimiter / {filter} | Remove-NeonBucketObject -Recurse -Confirm:$false").Errors);

        Assert.Equal(["a/1", "a/2/3", "ab/1"], Keys().Except(["a"]));
    }

    [Theory]
    [InlineData("@{ Prefix = 'a/'; ObjectKey = 'ab/1' }")]
    [InlineData("@{ Prefix = 'a/'; ObjectKey = 'a/1' }")]
    [InlineData("@{ BucketName = 'uploads'; Prefix = 'a/'; ObjectKey = 'ab/1' }")]
    public void A_row_with_both_a_folder_and_an_object_is_refused(string row)
    {
        Host.Forget();
        foreach (var piped in (string[])[row, "[pscustomobject] " + row])
        {
            foreach (var recurse in (string[])["", "-Recurse"])
            {
                var result = Host.Run($"{piped} | Remove-NeonBucketObject {InUploads} {recurse} -Confirm:$false");

                Assert.Single(result.Errors);
                Assert.Empty(Host.Requests);
            }
        }
    }

    [Theory]
    [InlineData("@{ ProjectId = $p; BranchId = $b; BucketName = 'uploads'; Prefix = 'a' }")]
    [InlineData("@{ ProjectId = $p; BranchId = $b; BucketName = 'uploads'; Prefix = '' }")]
    [InlineData("@{ ProjectId = $p; BranchId = $b; BucketName = 'uploads' }")]
    [InlineData("@{ ProjectId = $p; BranchId = $b; BucketName = 'uploads'; Prefix = 'a/'; TriggerId = 'x' }")]
    public void Any_other_row_is_refused_before_anything_is_sent(string row)
    {
        Host.Forget();
        foreach (var piped in (string[])[row, "[pscustomobject] " + row])
        {
            var result = Host.Run($"{piped} | Remove-NeonBucketObject -Recurse -Confirm:$false", ("p", App.ProjectId), ("b", App.MainBranchId));

            Assert.Single(result.Errors);
            Assert.Empty(Host.Requests);
        }
    }

    [Theory]
    [InlineData("-Confirm")]
    [InlineData("-WhatIf")]
    public void A_folder_of_another_branch_is_refused_before_confirmation(string more)
    {
        Host.Send(HttpMethod.Post, $"projects/{App.ProjectId}/branches", """{"branch":{"name":"dev"}}""");
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var person = new TestHost(0);

        var result = Host.Run(person, $"Get-NeonBucketObject {InUploads} -Delimiter / -Prefix a | Where-Object Prefix | Remove-NeonBucketObject -Recurse -Branch dev {more}");

        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error => Assert.StartsWith("NeonInvalidInput,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Empty(person.Questions);
        Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
    }

    private PipelineResult Remove(string form, string more)
    {
        var folder = new BucketFolder { ProjectId = App.ProjectId, BranchId = App.MainBranchId, BucketName = "uploads", Prefix = "a/" };
        return form switch
        {
            "Select-Object Prefix" => Host.Run($"$folder | Select-Object BucketName, Prefix | Remove-NeonBucketObject {OnMain} {more}", ("folder", folder)),
            "names" => Host.Run($"[pscustomobject] @{{ Project = 'app'; BranchId = 'main'; BucketName = 'uploads'; Prefix = 'a/' }} | Remove-NeonBucketObject {more}"),
            _ => Host.Run($"$row | Remove-NeonBucketObject {more}", ("row", Rows.Of(folder).Single(row => row.Form == form).Row)),
        };
    }
}
