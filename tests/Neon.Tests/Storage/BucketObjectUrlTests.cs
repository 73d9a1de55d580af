using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Storage;

public sealed class BucketObjectUrlTests : StorageHost
{
    [Fact]
    public void A_download_URL_is_masked_and_works()
    {
        Put("a/b.txt");
        var url = Assert.Single(Host.Get<BucketObjectUrl>($"New-NeonBucketObjectUrl a/b.txt {InUploads}"));

        Assert.Equal(("GET", "a/b.txt", "uploads", App.MainBranchId), (url.Method, url.ObjectKey, url.BucketName, url.BranchId));
        Assert.Equal(Host.Clock.GetUtcNow().AddMinutes(15), url.ExpiresAt);
        Assert.EndsWith("?***use-AsPlainText***", url.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Signature", string.Join('\n', View.Table(Host, url).Concat(View.List(Host, url))), StringComparison.Ordinal);
        Assert.Equal("a/b.txt", Use(HttpMethod.Get, url.ToPlainText()));
        Assert.Equal($"POST {Objects}/a%2Fb.txt/presign", Host.Requests[0]);
        Assert.Equal("""{"operation":"download"}""", Host.Emulator.Exchanges[0].Body);
    }

    [Fact]
    public void Upload_options_of_a_URL_are_sent_as_specified()
    {
        var url = Assert.Single(Host.Get<BucketObjectUrl>(
            $"New-NeonBucketObjectUrl a.zip -Operation upload -ContentType application/zip -ExpiresIn 1:00:00 {InUploads}"));

        Assert.Equal("""{"operation":"upload","content_type":"application/zip","expires_in_seconds":3600}""", Host.Emulator.Exchanges[0].Body);
        Assert.Equal("PUT", url.Method);
        Assert.Equal("application/zip", url.Headers!["Content-Type"]);
        Assert.Equal(Host.Clock.GetUtcNow().AddHours(1), url.ExpiresAt);
    }

    [Fact]
    public void A_piped_object_can_return_its_URL_as_plain_text()
    {
        Put("a.txt");
        var text = Assert.Single(Host.Get<string>($"Get-NeonBucketObject {InUploads} | New-NeonBucketObjectUrl -AsPlainText"));

        Assert.Equal("a.txt", Use(HttpMethod.Get, text));
    }

    [Theory]
    [InlineData("-ExpiresIn 0:00:00")]
    [InlineData("-ExpiresIn 8d")]
    [InlineData("-ExpiresIn 7.00:00:01")]
    [InlineData("-ContentType text/plain")]
    public void Invalid_URL_options_are_refused_before_anything_is_sent(string more)
    {
        Assert.Equal("NeonInvalidInput", Host.Run($"New-NeonBucketObjectUrl a.txt {more} {InUploads}").ErrorId);
        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void What_if_sends_nothing()
    {
        Assert.Empty(Host.Run("New-NeonBucketObjectUrl a.txt -Bucket uploads -Project app -Branch main -WhatIf").Errors);
        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void A_lost_URL_is_requested_again_because_signing_changes_nothing()
    {
        Host.Emulator.Faults.Add("presignProjectBranchBucketObject", EmulatorFault.DropAfterEffect());

        Assert.NotNull(Assert.Single(Host.Get<BucketObjectUrl>($"New-NeonBucketObjectUrl a.txt {InUploads}")).Url);
        Assert.Equal(2, Host.Requests.Count);
    }

    private string Use(HttpMethod method, string address) => Task.Run(async () =>
    {
        using var invoker = new HttpMessageInvoker(Host.Emulator.CreateHandler());
        using var request = new HttpRequestMessage(method, new Uri(address));
        using var response = await invoker.SendAsync(request, CancellationToken.None);
        Assert.True(response.IsSuccessStatusCode);
        return await response.Content.ReadAsStringAsync();
    }).GetAwaiter().GetResult();
}
