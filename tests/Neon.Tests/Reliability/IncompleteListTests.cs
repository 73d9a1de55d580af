using System.Globalization;
using System.Text.Json.Nodes;
using Neon.Tests.Contract;
using Neon.Tests.Kernel;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>
/// Every cmdlet that reads a list page by page, with empty pages and repeated cursors: the list is complete, or an error after
/// its items says that it is not.
/// </summary>
public sealed class IncompleteListTests
{
    private const string At = "-Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4";
    private const string Month = "-Organization org-calm-lake-12345678 -From 2026-02-01 -To 2026-02-02";
    private const string Period = """[{"period_id":"p","consumption":[{"timeframe_start":"2026-02-01T00:00:00Z"}]}]""";

    // The operation of each list, a cmdlet that reads it, and a page of one item; N is a different number for each.
    private static readonly (string Operation, string Command, string Page)[] Lists =
    [
        ("listProjects", "Get-NeonProject", """{"projects":[{"id":"quiet-forest-0000000N","name":"N"}]}"""),
        ("listSharedProjects", "Get-NeonProject -Shared", """{"projects":[{"id":"quiet-forest-0000000N","name":"N"}]}"""),
        ("listProjectOperations", "Get-NeonOperation -Project quiet-forest-12345678", """{"operations":[{"id":"00000000-0000-0000-0000-00000000000N","project_id":"quiet-forest-12345678","status":"finished"}]}"""),
        ("listProjectMembers", "Get-NeonProjectMember -Project quiet-forest-12345678", """{"project_members":[{"id":"N","member_id":"N","user_id":"N","email":"N@example.com"}]}"""),
        ("listProjectBranches", "Get-NeonBranch -Project quiet-forest-12345678", """{"branches":[{"id":"br-calm-lake-0000000N","project_id":"quiet-forest-12345678","name":"N"}]}"""),
        ("getConsumptionHistoryPerProject", $"Get-NeonProjectConsumption {Month} -Legacy", $$"""{"projects":[{"project_id":"quiet-forest-0000000N","periods":{{Period}}}]}"""),
        ("getConsumptionHistoryPerProjectV2", $"Get-NeonProjectConsumption {Month}", $$"""{"projects":[{"project_id":"quiet-forest-0000000N","periods":{{Period}}}]}"""),
        ("getConsumptionHistoryPerBranchV2", $"Get-NeonBranchConsumption {Month} -Project quiet-forest-12345678", $$"""{"branches":[{"project_id":"quiet-forest-12345678","branch_id":"br-calm-lake-0000000N","periods":{{Period}}}]}"""),
        ("getOrganizationMembers", "Get-NeonOrganizationMember -Organization org-calm-lake-12345678", """{"members":[{"member":{"id":"00000000-0000-0000-0000-00000000000N","user_id":"00000000-0000-0000-0000-00000000000N","org_id":"org-calm-lake-12345678"},"user":{"email":"N@example.com"}}]}"""),
        ("queryProjectBranchLogs", $"Get-NeonLog {At}", """{"logs":[{"timestamp":"2026-02-01T00:00:0N.000Z","body":"N"}]}"""),
        ("listProjectBranchBucketObjects", $"Get-NeonBucketObject -Bucket uploads {At}", """{"folders":[],"prefix":"","objects":[{"key":"N","size":1}]}"""),
        ("listProjectBranchFunctions", $"Get-NeonFunction {At}", """{"functions":[{"id":"N","slug":"N","name":"N"}]}"""),
        ("listProjectBranchCustomDomains", $"Get-NeonCustomDomain {At}", """{"custom_domains":[{"domain":"N.example.com"}]}"""),
        ("any", "Invoke-NeonApi /things -All", """{"things":[{"id":"N"}]}"""),
        ("any folder", "Invoke-NeonApi /things -All", """{"folders":["N"],"objects":[]}"""),
    ];

    // Pages as "items>cursor"; the last page has no cursor.
    private static readonly (string Pages, int Items, bool IsComplete)[] Walks =
    [
        ("1>a 1>b 1>", 3, true),
        ("1>a 0>b 0>c 1>", 2, true),
        ("0>a 1>", 1, true),
        ("0>a 0>b 1>", 1, true),
        ("0>a 0>", 0, true),
        ("0>a 0>a", 0, true),
        ("0>a 0>b 0>a", 0, false),
        ("1>a 0>a", 1, true),
        ("1>a 1>a", 2, false),
        ("1>a 1>b 1>a", 3, false),
        ("1>a 1>b 0>a", 2, false),
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var list in Lists)
            {
                foreach (var walk in Walks)
                {
                    cases.Add(list.Operation, walk.Pages);
                }
            }

            return cases;
        }
    }

    [Fact]
    public void Every_paged_list_is_tested()
    {
        var paged = ContractFile.Current.InScope
            .Where(operation => operation.QueryParameters.Contains("cursor") || operation.Id == "queryProjectBranchLogs")
            .Select(operation => operation.Id);

        Assert.Empty(paged.Except(Lists.Select(list => list.Operation)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_list_is_complete_or_an_error_reports_that_it_is_not(string operation, string pages)
    {
        var (_, command, page) = Array.Find(Lists, list => list.Operation == operation);
        var (_, items, isComplete) = Array.Find(Walks, walk => walk.Pages == pages);
        var responses = pages.Split(' ');
        var index = 0;
        // The names in consumption come from other lists, which are not part of the output.
        using var replies = new Replies((request, _) =>
            operation.StartsWith("getConsumption", StringComparison.Ordinal) && !request.Uri.AbsolutePath.Contains("/consumption_history/", StringComparison.Ordinal)
                ? Replies.Json("{}")
                : Replies.Json(Page(page, responses[index], index++)));
        using var host = new NeonHost(handler: replies);

        var result = host.Run(command);

        Assert.Equal(items, result.Output.Count);
        Assert.Equal(responses.Length, index);
        if (isComplete)
        {
            Assert.Empty(result.Errors);
            return;
        }

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Contains($"The list is incomplete: after {items} items", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    /// <summary>Items after an empty first page are found, and are not created again.</summary>
    [Theory]
    [InlineData("New-NeonProject 2 -IfNotExists", """{"projects":[{"id":"quiet-forest-0000000N","name":"N","org_id":"org-calm-lake-12345678"}]}""")]
    [InlineData("New-NeonBranch 2 -Project quiet-forest-12345678 -IfNotExists", """{"branches":[{"id":"br-calm-lake-0000000N","project_id":"quiet-forest-12345678","name":"N"}]}""")]
    public void A_resource_after_an_empty_page_is_not_created_again(string command, string page)
    {
        using var replies = new Replies((_, index) => Replies.Json(Page(page, index == 0 ? "0>a" : "1>", index)));
        using var host = new NeonHost(handler: replies);

        host.Run($"Set-NeonContext -Organization org-calm-lake-12345678; {command}");

        Assert.True(replies.Sent.Count > 1, "The second page was not read.");
        Assert.All(replies.Sent, sent => Assert.Equal(HttpMethod.Get, sent.Method));
    }

    [Theory]
    [InlineData("listProjectBranchBucketObjects")]
    [InlineData("queryProjectBranchLogs")]
    [InlineData("any folder")]
    public void A_truncated_page_without_a_cursor_is_an_error(string operation)
    {
        var (_, command, page) = Array.Find(Lists, list => list.Operation == operation);
        using var replies = new Replies((_, index) => Replies.Json(Page(page, "1>", index).Replace("false", "true", StringComparison.Ordinal)));
        using var host = new NeonHost(handler: replies);

        var result = host.Run(command);

        Assert.Single(result.Output);
        Assert.Equal("NeonInvalidResponse", result.ErrorId);
    }

    // Each shape of list has its cursor in its own place.
    private static string Page(string page, string kind, int index)
    {
        var json = JsonNode.Parse(page.Replace("N", (index + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))!.AsObject();
        foreach (var list in kind[0] == '0' ? json.Select(member => member.Value).OfType<JsonArray>().ToArray() : [])
        {
            list.Clear();
        }

        var cursor = kind[2..];
        if (cursor.Length > 0)
        {
            json["pagination"] = new JsonObject { ["cursor"] = cursor, ["next"] = cursor };
            json["next_cursor"] = cursor;
        }

        json["is_truncated"] = cursor.Length > 0;
        return json.ToJsonString();
    }
}
