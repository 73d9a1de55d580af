using System.Text.Json.Nodes;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

public class PagingTests
{
    [Fact]
    public void A_page_has_the_requested_size_and_shows_whether_more_items_follow()
    {
        string[] items = ["a", "b", "c"];

        Assert.Equal(["a", "b"], Paging.Page(items, 2, out bool more));
        Assert.True(more);
        Assert.Equal(items, Paging.Page(items, 3, out more));
        Assert.False(more);
    }

    [Fact]
    public void Each_paging_shape_has_a_cursor_except_on_the_last_page()
    {
        Assert.Equal("""{"pagination":{"cursor":"c"}}""", new JsonObject().WithCursor("c").ToJsonString());
        Assert.Equal("{}", new JsonObject().WithCursor(null).ToJsonString());
        Assert.Equal(
            """{"pagination":{"sort_by":"name","sort_order":"asc","next":"n"}}""",
            new JsonObject().WithNext("n", "name", "asc").ToJsonString());
        Assert.Equal("""{"is_truncated":true,"next_cursor":"n"}""", new JsonObject().WithTruncation("n").ToJsonString());
        Assert.Equal("""{"is_truncated":false}""", new JsonObject().WithTruncation(null).ToJsonString());
    }
}
