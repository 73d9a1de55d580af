using Xunit;

namespace Neon.Tests.Kernel;

public sealed class PageWalkerTests
{
    private readonly List<string?> _asked = [];

    [Fact]
    public async Task A_short_page_does_not_end_the_list() =>
        Assert.Equal([1, 2, 3], await WalkAsync(([1], "a"), ([2], "b"), ([3], null)));

    [Fact]
    public async Task Each_page_is_requested_with_the_cursor_of_the_previous_one()
    {
        await WalkAsync(([1], "a"), ([2], "b"), ([3], string.Empty));

        Assert.Equal([null, "a", "b"], _asked);
    }

    [Fact]
    public async Task An_empty_page_with_a_new_cursor_does_not_end_the_list()
    {
        Assert.Equal([1, 3], await WalkAsync(([1], "a"), ([], "b"), (null, "c"), ([3], null)));
        Assert.Equal([null, "a", "b", "c"], _asked);
    }

    [Fact]
    public async Task Cursors_are_case_sensitive() =>
        Assert.Equal([1, 2, 3], await WalkAsync(([1], "a"), ([2], "A"), ([3], null)));

    [Fact]
    public async Task Only_consecutive_empty_pages_are_counted()
    {
        var pages = Enumerable.Range(0, 2500).Select(index => ((int[]?)(index % 2 == 0 ? [] : [index]), (string?)$"{index}")).Append(([1], null)).ToArray();

        Assert.Equal(1251, (await WalkAsync(pages)).Count);
    }

    [Fact]
    public async Task Each_page_can_be_canceled()
    {
        using var source = new CancellationTokenSource();
        var pages = PageWalker.WalkAsync<int, int>(
            (_, cancellation) => Task.FromResult(cancellation == source.Token ? 7 : 0), page => [page], _ => null, source.Token);

        Assert.Equal(7, await pages.SingleAsync());
    }

    [Fact]
    public async Task The_first_page_can_be_empty() =>
        Assert.Equal([1], await WalkAsync(([], "a"), ([1], null)));

    [Fact]
    public async Task An_empty_page_that_repeats_its_cursor_ends_the_list()
    {
        Assert.Equal([1], await WalkAsync(([1], "a"), ([], "a")));
        Assert.Equal([null, "a"], _asked);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "b", "a")]
    [InlineData("a", "b", "b")]
    [InlineData("a", "b", "c", "b")]
    public async Task A_repeated_cursor_is_an_error_after_the_received_items(params string[] cursors)
    {
        var all = new List<int>();

        var failure = await Assert.ThrowsAsync<NeonApiException>(async () =>
        {
            await foreach (var item in Walk([.. cursors.Select((cursor, index) => (new[] { index }, (string?)cursor))]))
            {
                all.Add(item);
            }
        });

        Assert.Equal(NeonFailure.InvalidResponse, failure.Failure);
        Assert.StartsWith($"The list is incomplete: after {cursors.Length} items", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, cursors.Length), all);
    }

    [Fact]
    public async Task An_empty_page_with_an_older_cursor_is_an_error() =>
        Assert.Contains("after 2 items", (await Assert.ThrowsAsync<NeonApiException>(() => WalkAsync(([1], "a"), ([2], "b"), ([], "a")))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Endless_empty_pages_are_an_error()
    {
        var fresh = Enumerable.Range(0, 2000).Select(index => (Array.Empty<int>(), (string?)$"{index}")).Prepend(([1], "first")).ToArray();

        var failure = await Assert.ThrowsAsync<NeonApiException>(() => WalkAsync([.. fresh.Select(page => ((int[]?)page.Item1, page.Item2))]));

        Assert.Equal("The list is incomplete: after 1 item 1000 pages in a row were empty.", failure.Message);
        Assert.Equal(1001, _asked.Count);
    }

    [Fact]
    public async Task A_last_page_that_announces_more_items_is_an_error()
    {
        var pages = PageWalker.WalkAsync<int, int>((_, _) => Task.FromResult(7), page => [page], _ => null, CancellationToken.None, _ => true);

        var failure = await Assert.ThrowsAsync<NeonApiException>(async () => Assert.Equal(7, await pages.SingleAsync()));

        Assert.Contains("more items but has no cursor for them", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_fetched_only_when_its_first_item_is_needed()
    {
        await foreach (var item in Walk(([1, 2], "a"), ([3], null)))
        {
            if (item == 2)
            {
                break;
            }
        }

        Assert.Single(_asked);
    }

    private IAsyncEnumerable<int> Walk(params (int[]? Items, string? Cursor)[] pages) => PageWalker.WalkAsync(
        (cursor, _) =>
        {
            _asked.Add(cursor);
            return Task.FromResult(pages[_asked.Count - 1]);
        },
        page => page.Items,
        page => page.Cursor,
        CancellationToken.None);

    private async Task<List<int>> WalkAsync(params (int[]? Items, string? Cursor)[] pages)
    {
        var all = new List<int>();
        await foreach (var item in Walk(pages))
        {
            all.Add(item);
        }

        return all;
    }
}
