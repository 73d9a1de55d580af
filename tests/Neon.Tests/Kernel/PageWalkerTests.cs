using Xunit;

namespace Neon.Tests.Kernel;

public sealed class PageWalkerTests
{
    private readonly List<string?> _asked = [];

    [Fact]
    public async Task A_short_page_is_no_end() =>
        Assert.Equal([1, 2, 3], await WalkAsync(([1], "a"), ([2], "b"), ([3], null)));

    [Fact]
    public async Task Each_page_is_asked_for_with_the_cursor_of_the_one_before()
    {
        await WalkAsync(([1], "a"), ([2], "b"), ([3], string.Empty));

        Assert.Equal([null, "a", "b"], _asked);
    }

    [Fact]
    public async Task An_empty_page_ends_the_list_whatever_its_cursor() =>
        Assert.Equal([1], await WalkAsync(([1], "a"), ([], "b"), ([3], null)));

    [Fact]
    public async Task A_page_without_a_list_ends_it() =>
        Assert.Equal([1], await WalkAsync(([1], "a"), (null, "b")));

    [Fact]
    public async Task A_cursor_that_comes_back_ends_the_list_instead_of_turning_in_circles() =>
        Assert.Equal([1, 2, 3], await WalkAsync(([1], "a"), ([2], "b"), ([3], "a"), ([1], "b")));

    [Fact]
    public async Task A_page_is_fetched_when_its_first_item_is_wanted()
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
