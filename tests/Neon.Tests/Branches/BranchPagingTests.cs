using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>How lists of branches are read page by page.</summary>
public sealed class BranchPagingTests
{
    private const string List = "Get-NeonBranch -Project quiet-forest-12345678";

    [Fact]
    public void All_pages_are_read()
    {
        var replies = RecordedReplies.InOrder(Thousand(0, "second"), Thousand(1, "third"), Thousand(2, null));
        using var host = new NeonHost(handler: replies);

        Assert.Equal(3000, host.Get<Branch>(List).DistinctBy(branch => branch.BranchId).Count());
        Assert.Equal(
            [string.Empty, "&cursor=second", "&cursor=third"],
            replies.Requests.Select(request => request.Split("limit=1000")[1]));
    }

    [Fact]
    public void A_stopped_pipeline_fetches_no_more_pages()
    {
        var replies = RecordedReplies.InOrder(Thousand(0, "second"), Thousand(1, null));
        using var host = new NeonHost(handler: replies);

        var branches = host.Get<Branch>($"{List} | Select-Object -First 5");

        Assert.Equal(5, branches.Count);
        Assert.Single(replies.Requests);
    }

    [Fact]
    public void A_break_also_stops_the_list_and_the_session_remains_usable()
    {
        var replies = RecordedReplies.InOrder(Thousand(0, "second"), Thousand(1, null));
        using var host = new NeonHost(handler: replies);

        Assert.Single(host.Get<Branch>($"do {{ {List} | ForEach-Object {{ $_; break }} }} while ($false)"));
        Assert.Single(replies.Requests);
        Assert.Equal(1000, host.Get<Branch>(List).Count);
    }

    [Fact]
    public void An_unreadable_page_does_not_discard_earlier_pages()
    {
        var replies = RecordedReplies.InOrder(Thousand(0, "second"), "<html>");
        using var host = new NeonHost(handler: replies);

        var result = host.Run(List);

        Assert.Equal(1000, result.Output.Count);
        Assert.Equal("NeonInvalidResponse", result.ErrorId);
    }

    [Fact]
    public void A_repeated_cursor_ends_the_list_with_an_error()
    {
        var replies = RecordedReplies.InOrder(Thousand(0, "again"), Thousand(1, "again"), Thousand(2, "never"));
        using var host = new NeonHost(handler: replies);

        var result = host.Run(List);

        Assert.Equal(2000, result.Output.Count);
        Assert.Contains("The list is incomplete", Assert.Single(result.Errors).ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(2, replies.Requests.Length);
    }

    [Fact]
    public void An_empty_page_with_a_new_cursor_does_not_end_the_list()
    {
        var replies = RecordedReplies.InOrder(Thousand(0, "second"), """{"branches":[],"pagination":{"next":"more"}}""", Thousand(2, null));
        using var host = new NeonHost(handler: replies);

        Assert.Equal(2000, host.Get<Branch>(List).Count);
        Assert.Equal(3, replies.Requests.Length);
    }

    [Theory]
    [InlineData("""{"pagination":{"next":"more"}}""")]
    [InlineData("""{"branches":null}""")]
    public void A_page_without_a_list_is_an_error_after_the_earlier_pages(string page)
    {
        var replies = RecordedReplies.InOrder(Thousand(0, "second"), page, Thousand(2, "never"));
        using var host = new NeonHost(handler: replies);

        var result = host.Run(List);

        Assert.Equal(1000, result.Output.Count);
        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Equal(2, replies.Requests.Length);
    }

    [Fact]
    public void A_short_page_does_not_end_the_list()
    {
        var replies = RecordedReplies.InOrder(RecordedReplies.Page([("br-one-a1", "one")], "more"), RecordedReplies.Page([("br-two-b2", "two")], null));
        using var host = new NeonHost(handler: replies);

        Assert.Equal(["one", "two"], host.Get<Branch>(List).Select(branch => branch.Name));
    }

    [Fact]
    public void The_annotations_of_each_page_are_assigned_to_its_branches()
    {
        var replies = RecordedReplies.InOrder(
            """{"branches":[{"id":"br-one-a1","project_id":"quiet-forest-12345678","name":"one"}],"annotations":{"br-one-a1":{"object":{"type":"console/branch","id":"br-one-a1"},"value":{"n":"1"}}},"pagination":{"next":"more"}}""",
            """{"branches":[{"id":"br-two-b2","project_id":"quiet-forest-12345678","name":"two"},{"id":"br-three-c3","project_id":"quiet-forest-12345678"}],"annotations":{"br-two-b2":{"value":{"n":"2"}}}}""");
        using var host = new NeonHost(handler: replies);

        Assert.Equal(["1", "2", null], host.Get<Branch>(List).Select(branch => branch.Annotation?["n"]));
    }

    [Fact]
    public void Unknown_members_are_kept_and_nulls_are_accepted()
    {
        var replies = RecordedReplies.InOrder(
            """
            {"branches":[{"id":"br-one-a1","project_id":"quiet-forest-12345678","name":null,"default":null,"created_at":"not a time","logical_size":"12",
             "new_thing":{"depth":[1,2.5,"x",null,true]},"created_by":{"name":"ada","league":7}}],"annotations":null,"surprise":1}
            """);
        using var host = new NeonHost(handler: replies);

        var branch = Assert.Single(host.Get<Branch>(List));

        Assert.Null(branch.Name);
        Assert.Null(branch.CreatedAt);
        Assert.Equal(12, branch.LogicalSize);
        Assert.Equal(7L, branch.CreatedBy!.AdditionalProperties["league"]);
        var thing = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(branch.AdditionalProperties["new_thing"]);
        Assert.Equal(new object?[] { 1L, 2.5, "x", null, true }, thing["depth"]);
    }

    private static string Thousand(int page, string? next) => RecordedReplies.Page(
        Enumerable.Range(page * 1000, 1000).Select(number => ($"br-calm-lake-{number:x8}", $"branch-{number}")), next);
}
