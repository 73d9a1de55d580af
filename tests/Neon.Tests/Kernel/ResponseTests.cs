using System.Net;
using System.Text;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>How a command handles a response that is not the expected one, or is not quite of the expected form.</summary>
public sealed class ResponseTests
{
    private const string Project = "quiet-forest-12345678";
    private const string Branch = "br-calm-lake-a1b2c3d4";
    private const string Other = "br-wild-river-e5f6a7b8";

    [Theory]
    [InlineData("{}", "'branches'")]
    [InlineData("[]", "[]")]
    [InlineData("""{"error":"proxy authentication required"}""", "{\"error\": \"proxy authentication required\"}")]
    [InlineData("""{"branches":null}""", "'branches'")]
    [InlineData("""{"branches":{}}""", "'branches'")]
    [InlineData("""{"branches":[{}]}""", "'branches[0].id'")]
    [InlineData("""{"branches":[{"id":"br-1","project_id":"quiet-forest-12345678"},{"id":"","project_id":"quiet-forest-12345678"}]}""", "'branches[1].id'")]
    public void A_list_with_an_unexpected_shape_is_an_error_and_nothing_is_created(string body, string words)
    {
        using var replies = new Replies((_, _) => Replies.Json(body));
        using var host = new NeonHost(handler: replies);

        var read = host.Run($"Get-NeonBranch -Project {Project}");
        Assert.Equal("NeonInvalidResponse", read.ErrorId);
        Assert.Contains(words, read.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(read.Output);

        Assert.Equal("NeonInvalidResponse", host.Run($"New-NeonBranch dev -Project {Project} -IfNotExists").ErrorId);
        Assert.All(replies.Sent, request => Assert.Equal(HttpMethod.Get, request.Method));
    }

    [Theory]
    [InlineData("""{"branch":null}""")]
    [InlineData("""{"branch":{}}""")]
    [InlineData("{}")]
    [InlineData("""{"branch":{"id":"br-wild-river-e5f6a7b8","project_id":"quiet-forest-12345678","name":"dev"},"operations":[]}""")]
    public void A_change_with_an_unexpected_response_is_verified_and_not_resent(string body)
    {
        using var replies = new Replies((request, _) => request.Method == HttpMethod.Patch ? Replies.Json(body)
            : request.Uri.AbsolutePath.EndsWith("/operations", StringComparison.Ordinal) ? Replies.Json("""{"operations":[]}""")
            : Replies.Json($$$"""{"branch":{"id":"{{{Branch}}}","project_id":"{{{Project}}}","name":"other"}}"""));
        using var host = new NeonHost(handler: replies);

        var changed = Assert.Single(host.Get<Branch>($"Set-NeonBranch {Branch} -Project {Project} -Name other"));

        Assert.Equal(Branch, changed.BranchId);
        Assert.Single(replies.Sent, request => request.Method == HttpMethod.Patch);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"error":"proxy authentication required"}""")]
    [InlineData("")]
    [InlineData("<html><title>Guests, sign in</title></html>")]
    public void A_removal_with_a_foreign_response_is_not_reported_as_done(string body)
    {
        using var replies = new Replies((request, _) => request.Method == HttpMethod.Delete ? Replies.Json(body)
            : Replies.Json("""{"buckets":[{"name":"uploads"}]}"""));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"Remove-NeonBucket uploads -Project {Project} -Branch {Branch} -Confirm:$false");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Single(replies.Sent, request => request.Method == HttpMethod.Delete);
    }

    [Fact]
    public void A_response_with_the_wrong_branch_is_an_error_that_names_both()
    {
        using var replies = new Replies((_, _) => Replies.Json($$$"""{"branch":{"id":"{{{Other}}}","project_id":"{{{Project}}}"}}"""));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"Get-NeonBranch {Branch} -Project {Project}");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.StartsWith(
            $"Neon's response is about another resource: 'branch.id' is '{Other}' instead of '{Branch}'.",
            result.Error.ErrorDetails.Message,
            StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Get-NeonBranch", """{"branches":[{"id":"br-1","project_id":"calm-lake-87654321"}]}""")]
    [InlineData("Get-NeonEndpoint", """{"endpoints":[{"id":"ep-1","branch_id":"br-1","project_id":"calm-lake-87654321"}]}""")]
    [InlineData("Get-NeonDatabase -Branch br-calm-lake-a1b2c3d4", """{"databases":[{"name":"app","branch_id":"br-wild-river-e5f6a7b8"}]}""")]
    [InlineData("Get-NeonRole -Branch br-calm-lake-a1b2c3d4", """{"roles":[{"name":"app","branch_id":"br-wild-river-e5f6a7b8"}]}""")]
    [InlineData("Get-NeonRole app -Branch br-calm-lake-a1b2c3d4", """{"role":{"name":"admin","branch_id":"br-calm-lake-a1b2c3d4"}}""")]
    public void A_list_from_another_project_or_branch_is_an_error(string command, string body)
    {
        using var replies = new Replies((_, _) => Replies.Json(body));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"{command} -Project {Project}");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void An_unexpected_value_does_not_discard_the_list_and_causes_one_warning()
    {
        using var replies = new Replies((_, _) => Replies.Json($$"""
            {"branches":[
              {"id":12,"project_id":"{{Project}}","name":"one","default":"true","cpu_used_sec":0.5,"logical_size":"12"},
              {"id":"br-2","project_id":"{{Project}}","name":2,"default":0,"cpu_used_sec":1.5,"logical_size":12.0},
              {"id":"br-3","project_id":"{{Project}}","name":"three","cpu_used_sec":7,"created_at":"1st of March","created_by":"ada"}]}
            """));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"Get-NeonBranch -Project {Project}");

        Assert.Empty(result.Errors);
        var branches = result.Output.Select(item => (Branch)item.BaseObject).ToArray();
        Assert.Equal(["12", "br-2", "br-3"], branches.Select(branch => branch.BranchId));
        Assert.Equal(["one", "2", "three"], branches.Select(branch => branch.Name));
        Assert.Equal([true, false, null], branches.Select(branch => branch.Default));
        Assert.Equal([null, null, 7L], branches.Select(branch => branch.CpuUsedSec));
        Assert.Equal([12L, 12L, null], branches.Select(branch => branch.LogicalSize));
        Assert.Equal(
            [
                "Neon returned \"1st of March\" in 'branches[].created_at', which should be a time. It was left out.",
                "Neon returned 0.5 in 'branches[].cpu_used_sec', which should be a whole number. It was left out.",
                "Neon returned text in 'branches[].created_by', which should be an object. It was left out.",
            ],
            result.Warnings.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unexpected_value_on_every_page_causes_one_warning()
    {
        using var replies = new Replies((_, index) => Replies.Json(
            $$$"""{"branches":[{"id":"br-{{{index}}}","project_id":"{{{Project}}}","cpu_used_sec":0.5}],"pagination":{"next":{{{(index < 2 ? $"\"{index}\"" : "null")}}}}}"""));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"Get-NeonBranch -Project {Project}");

        Assert.Equal(3, result.Output.Count);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        using var replies = new Replies((_, _) => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new ByteArrayContent([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes($$"""{"branches":[{"id":"br-1","project_id":"{{Project}}"}]}""")]),
        });
        using var host = new NeonHost(handler: replies);

        Assert.Single(host.Get<Branch>($"Get-NeonBranch -Project {Project}"));
    }

    [Fact]
    public void Invalid_JSON_is_quoted_with_visible_control_characters()
    {
        using var replies = new Replies((_, _) => Replies.Text("upstream \u001b]0;gone\a " + new string('x', 500), "text/plain"));
        using var host = new NeonHost(handler: replies);

        var message = host.Run($"Get-NeonBranch -Project {Project}").Error.ErrorDetails.Message;

        Assert.Contains("text/plain, 519 bytes: \"upstream `u{1b}]0;gone`u{7} xxx", message, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", message, StringComparison.Ordinal);
        Assert.True(message.Length < 300, message);
    }

    [Theory]
    [InlineData("""{"password":"hunter2-hunter2""")]
    [InlineData("""{"passwort":"hunter2-hunter2"}""")]
    [InlineData("""{"password":{"value":"hunter2-hunter2"}}""")]
    public void The_error_for_an_unusable_response_does_not_show_a_secret(string body)
    {
        using var replies = new Replies((_, _) => Replies.Json(body));
        using var host = new NeonHost(handler: replies);

        var result = host.Run($"Get-NeonRolePassword app -Project {Project} -Branch {Branch}");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.DoesNotContain("hunter2", result.Error.ErrorDetails.Message + result.Error.Exception, StringComparison.Ordinal);
    }
}
