using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>A value that the module acts on and cannot read is an error; it is not treated as missing.</summary>
public sealed class ActedOnTests
{
    private const string Project = "quiet-forest-12345678";
    private const string Branch = "br-calm-lake-a1b2c3d4";

    [Theory]
    [InlineData("headers", "[]")]
    [InlineData("headers", """["x-store-token: 1"]""")]
    [InlineData("headers", "\"x-store-token: 1\"")]
    [InlineData("headers", "5")]
    [InlineData("headers", "true")]
    [InlineData("headers", """{"x-store-token":{}}""")]
    [InlineData("headers", """{"x-store-token":["1"]}""")]
    [InlineData("headers", """{"x-store-token":null}""")]
    [InlineData("headers", """{"x-store-token":"\ud800"}""")]
    [InlineData("method", "{}")]
    [InlineData("method", "[]")]
    [InlineData("method", "5")]
    public void Nothing_is_uploaded_if_the_signed_request_cannot_be_read(string member, string value)
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", "hello");
        using var replies = new Replies((request, _) => request.Uri.AbsolutePath.EndsWith("/presign", StringComparison.Ordinal)
            ? Replies.Json($$"""{"url":"https://store.example.com/a?signature=1","{{member}}":{{value}}}""")
            : Replies.Text(string.Empty, "text/plain"));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"Send-NeonBucketObject '{folder["a.txt"]}' -Bucket uploads -Project {Project} -Branch {Branch}");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Equal(HttpMethod.Post, Assert.Single(replies.Sent).Method);
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void An_unreadable_spending_limit_does_not_count_as_no_limit(string cents)
    {
        using var replies = new Replies((request, _) => request.Method == HttpMethod.Delete
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone")
            : Replies.Json($$"""{"spending_limit_cents":{{cents}}}"""));
        using var host = new NeonHost(handler: replies);

        Assert.Equal("NeonInvalidResponse", host.Run("Get-NeonSpendingLimit -Organization org-calm-lake-12345678").ErrorId);
        Assert.Equal("NeonOutcomeUnknown", host.Run("Remove-NeonSpendingLimit -Organization org-calm-lake-12345678 -Confirm:$false").ErrorId);
    }

    [Theory]
    [InlineData("Get-NeonApiKey", """[{"id":1,"name":"a","created_at":"2020-01-01T00:00:00Z","last_used_at":"yesterday"}]""")]
    [InlineData("Get-NeonCredential -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4", """{"credentials":[{"token_id":"t1","name":"a","created_at":"2020-01-01T00:00:00Z","last_used_at":{}}]}""")]
    public void An_item_with_an_unreadable_last_use_is_not_selected_as_unused(string command, string body)
    {
        using var replies = new Replies((_, _) => Replies.Json(body));
        using var host = new NeonHost(handler: replies);

        Assert.Single(host.Run(command).Output);
        var result = host.Run(command + " -UnusedFor 90.00:00");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Contains("last_used_at'", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("\"soon\"", "NeonOutcomeUnknown")]
    [InlineData("{}", "NeonOutcomeUnknown")]
    public void An_unreadable_value_does_not_confirm_a_lost_change(string expiresAt, string? id)
    {
        using var replies = new Replies((request, _) => request.Method == HttpMethod.Patch
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone")
            : Replies.Json($$$"""{"branch":{"id":"{{{Branch}}}","project_id":"{{{Project}}}","name":"dev","expires_at":{{{expiresAt}}}},"operations":[]}"""));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"Set-NeonBranch {Branch} -Project {Project} -NoExpiration");

        Assert.Equal(id is null ? [] : [id], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Theory]
    [InlineData("Get-NeonBucketObject -Bucket uploads -Branch br-calm-lake-a1b2c3d4 -Project quiet-forest-12345678 -Delimiter /", """{"folders":["a/",{}],"objects":[]}""", "folders[]")]
    [InlineData("Get-NeonProject -Organization org-calm-lake-12345678", """{"projects":[],"unavailable_project_ids":["a",{}]}""", "unavailable_project_ids[]")]
    public void A_list_with_an_unreadable_item_is_incomplete(string command, string body, string member)
    {
        using var replies = new Replies((_, _) => Replies.Json(body));
        using var host = new NeonHost(handler: replies);

        var result = host.Run(command);

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Contains($"'{member}'", result.Error.Exception.Message, StringComparison.Ordinal);
    }
}
