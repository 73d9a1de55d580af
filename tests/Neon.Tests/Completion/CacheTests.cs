using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Completion;

/// <summary>How often Neon is asked, and when a cached response expires.</summary>
public sealed class CacheTests : IDisposable
{
    private const string List = "Get-NeonBranch -Project quiet-forest-12345678 -Branch ";
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public CacheTests() => _app = _host.Seed();

    private string Branches => $"Get-NeonBranch -Project {_app.ProjectId} -Branch ";

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_list_is_cached_for_half_a_minute()
    {
        Assert.Equal(["main"], _host.Offered(Branches));
        Assert.Equal(["main"], _host.Offered(Branches + "m"));
        Assert.Equal(["main"], _host.Offered($"New-NeonBranch x -Project {_app.ProjectId} -Parent "));
        _host.Clock.Advance(CompletionCache.Life - TimeSpan.FromSeconds(1));
        Assert.Equal(["main"], _host.Offered(Branches));
        Assert.Single(_host.Requests);

        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["main"], _host.Offered(Branches));
        Assert.Equal(2, _host.Requests.Count);
    }

    [Theory]
    [InlineData("New-NeonBranch dev -Project {0} -NoCompute", "dev,main")]
    [InlineData("Set-NeonBranch main -Project {0} -Name trunk", "trunk")]
    [InlineData("Invoke-NeonApi -Method Post -Path '/projects/{0}/branches' -Body @{{ branch = @{{ name = 'raw' }} }}", "main,raw")]
    public void A_change_invalidates_cached_lists(string change, string expected)
    {
        Assert.Equal(["main"], _host.Offered(Branches));
        Assert.Empty(_host.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, change, _app.ProjectId)).Errors);

        Assert.Equal(expected.Split(','), _host.Offered(Branches).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_failed_change_also_clears_the_cache_but_a_read_or_what_if_does_not()
    {
        _host.Offered(Branches);
        _host.Run($"Get-NeonBranch -Project {_app.ProjectId}; New-NeonBranch x -Project {_app.ProjectId} -WhatIf");
        _host.Forget();
        _host.Offered(Branches);
        Assert.Empty(_host.Requests);

        _host.Run($"Remove-NeonBranch {_app.MainBranchId} -Project {_app.ProjectId} -Confirm:$false");
        _host.Forget();
        _host.Offered(Branches);
        Assert.Single(_host.Requests);
    }

    [Fact]
    public void Ids_of_names_survive_a_change()
    {
        const string line = "Get-NeonBranch -Project app -Branch ";
        Assert.Equal(["main"], _host.Offered(line));
        _host.Run($"New-NeonBranch dev -Project {_app.ProjectId} -NoCompute");
        _host.Forget();

        Assert.Equal(["dev", "main"], _host.Offered(line).Order(StringComparer.Ordinal));
        Assert.Single(_host.Requests);
    }

    [Fact]
    public void An_id_that_no_longer_exists_is_looked_up_again()
    {
        const string line = "Get-NeonBranch -Project app -Branch ";
        Assert.Equal(["main"], _host.Offered(line));
        Assert.Empty(_host.Run($"Remove-NeonProject {_app.ProjectId} -Confirm:$false; New-NeonProject app -Wait").Errors);

        Assert.Empty(_host.Offered(line));
        Assert.Equal(["main"], _host.Offered(line));
    }

    [Fact]
    public void Disconnecting_clears_the_cache()
    {
        _host.Offered(Branches);
        _host.Run("Disconnect-Neon");
        Assert.Empty(_host.Offered(Branches));

        _host.Session.Connection = _host.Connection;
        _host.Offered(Branches);
        Assert.Equal(2, _host.Requests.Count);
    }

    [Fact]
    public void Each_connection_has_its_own_lists()
    {
        _host.Offered(Branches);
        _host.Runspace.SessionStateProxy.SetVariable("other", _host.Connect(_host.Emulator.AddPersonalKey()));

        Assert.Equal(["main"], _host.Offered($"Get-NeonBranch -Connection $other -Project {_app.ProjectId} -Branch "));
        Assert.Equal(2, _host.Requests.Count);
    }

    [Fact]
    public void Runspaces_that_share_a_connection_share_its_lists()
    {
        _host.Offered(Branches);
        var elsewhere = _host.NewRunspace();

        Assert.Equal(["main"], _host.Still(() => Tab.In(elsewhere, Branches)).CompletionMatches.Select(offer => offer.CompletionText));
        Assert.Single(_host.Requests);
    }

    [Fact]
    public void A_long_list_is_searched_for_the_typed_word()
    {
        var replies = new RecordedReplies(request => request.RequestUri!.Query.Contains("search=", StringComparison.Ordinal)
            ? RecordedReplies.Page([("br-calm-lake-00009999", "branch-9999")], null)
            : Thousand("more"));
        using var host = new NeonHost(handler: replies);

        Assert.Equal(1000, host.Offered(List).Count);
        Assert.Equal(["branch-9999"], host.Offered(List + "branch-99"));
        Assert.Equal(["branch-9999"], host.Offered(List + "branch-99"));
        Assert.Equal(2, replies.Requests.Length);
        Assert.Contains("search=branch-99&", replies.Requests[1], StringComparison.Ordinal);

        // The list is known to be long, so the next word is searched for immediately.
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["branch-9999"], host.Offered(List + "branch-99"));
        Assert.Contains("search=branch-99&", replies.Requests[2], StringComparison.Ordinal);
        Assert.Equal(["branch-9999"], host.Offered(List.Replace("-Branch", "-Name", StringComparison.Ordinal) + "branch-99*"));
        Assert.Equal(3, replies.Requests.Length);
    }

    [Fact]
    public void A_parent_in_a_long_list_is_searched_by_name()
    {
        var replies = new RecordedReplies(request => request.RequestUri!.AbsolutePath.EndsWith("/databases", StringComparison.Ordinal)
            ? """{"databases":[{"id":1,"name":"orders","branch_id":"br-calm-lake-00009999"}]}"""
            : request.RequestUri.Query.Contains("search=far", StringComparison.Ordinal)
                ? RecordedReplies.Page([("br-calm-lake-00009999", "far")], null)
                : Thousand("more"));
        using var host = new NeonHost(handler: replies);
        var line = List.Replace("Get-NeonBranch", "Get-NeonDatabase", StringComparison.Ordinal) + "far -Database ";

        Assert.Equal(["orders"], host.Offered(line));
        Assert.Equal(["orders"], host.Offered(line));
        Assert.Equal(3, replies.Requests.Length);
    }

    [Fact]
    public void A_short_page_with_a_cursor_is_the_whole_list()
    {
        var replies = RecordedReplies.InOrder(RecordedReplies.Page([("br-one-a1-a1", "one"), ("br-two-b2-b2", "two")], "more"));
        using var host = new NeonHost(handler: replies);

        Assert.Equal(["one", "two"], host.Offered(List));
        Assert.Equal(["two"], host.Offered(List + "t"));
        Assert.Single(replies.Requests);
    }

    [Fact]
    public void A_full_page_without_a_cursor_is_the_whole_list()
    {
        var replies = RecordedReplies.InOrder(Thousand(null));
        using var host = new NeonHost(handler: replies);

        Assert.Equal(1000, host.Offered(List).Count);
        Assert.Equal(["branch-999"], host.Offered(List + "branch-999"));
        Assert.Single(replies.Requests);
    }

    [Fact]
    public void The_oldest_lists_are_evicted()
    {
        var cache = new CompletionCache(_host.Clock);
        var keys = Enumerable.Range(0, 100).Select(number => new CompletionKey(typeof(string), $"{number}")).ToArray();
        foreach (var key in keys)
        {
            _host.Clock.Advance(TimeSpan.FromMilliseconds(1));
            cache.Add(key, new CompletionList([]), cache.Ask(key));
        }

        Assert.Null(cache.Find(keys[0]));
        Assert.NotNull(cache.Find(keys[^1]));

        var big = new CompletionList([.. Enumerable.Repeat(new CompletionItem("x"), 15_000)]);
        cache.Add(keys[0], big, cache.Ask(keys[0]));
        cache.Add(keys[1], big, cache.Ask(keys[1]));
        Assert.Null(cache.Recall(keys[0]));
        Assert.NotNull(cache.Recall(keys[1]));
    }

    [Fact]
    public void Failed_requests_are_evicted_too()
    {
        for (var number = 0; number < 2 * CompletionCache.Most; number++)
        {
            // Not faster than the rate limit allows.
            _host.Clock.Advance(TimeSpan.FromMilliseconds(50));
            Assert.Empty(_host.Offered($"Get-NeonBranch -Project quiet-forest-{number:D8} -Branch "));
        }

        Assert.Equal(CompletionCache.Most, CompletionCache.Of(_host.Connection).Count);
        Assert.Equal(["main"], _host.Offered(Branches));
    }

    [Fact]
    public void A_list_requested_before_a_change_is_not_cached_after_it()
    {
        var cache = new CompletionCache(_host.Clock);
        var key = new CompletionKey(typeof(string), "x");
        var changes = cache.Ask(key);
        cache.Expire();
        cache.Add(key, new CompletionList([new CompletionItem("stale")]), changes);

        Assert.Null(cache.Find(key));
    }

    private static string Thousand(string? next) => RecordedReplies.Page(
        Enumerable.Range(0, 1000).Select(number => ($"br-calm-lake-{number:x8}", $"branch-{number}")), next);
}
