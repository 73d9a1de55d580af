using Neon.Tests.Kernel;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Operations;

/// <summary>What each poll of a feed requests, and what it treats as new.</summary>
public sealed class OperationFeedTests : IDisposable
{
    private const string Project = "quiet-forest-12345678";
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly List<(int Id, string Status, int Failures)> _operations = [];
    private readonly Replies _replies;
    private readonly NeonHost _host;
    private int _pageSize = 100;
    private bool _fails;

    public OperationFeedTests()
    {
        _replies = new Replies((request, _) => Respond(request));
        _host = new NeonHost(handler: _replies);
    }

    public void Dispose()
    {
        _host.Dispose();
        _replies.Dispose();
    }

    [Fact]
    public async Task The_first_poll_reads_one_page_and_returns_unfinished_operations()
    {
        Add(1, 300);
        Set(250, "running");
        Set(3, "running");

        Assert.Equal(["250 running"], await PollAsync(Feed()));
        Assert.Equal([$"GET /projects/{Project}/operations?limit=100"], _replies.Lines);
    }

    [Fact]
    public async Task Later_polls_return_each_new_or_changed_operation_once_oldest_first()
    {
        Add(1, 5);
        Set(4, "running");
        Set(5, "scheduling");
        var feed = Feed();
        Assert.Equal(["4 running", "5 scheduling"], await PollAsync(feed));

        Assert.Empty(await PollAsync(feed));
        Set(4, "finished");
        Set(5, "running");
        Add(6, 7);
        Assert.Equal(["4 finished", "5 running", "6 finished", "7 finished"], await PollAsync(feed));
        Assert.Empty(await PollAsync(feed));
        Assert.Equal(4, _replies.Sent.Count);
    }

    [Fact]
    public async Task Another_failure_is_returned_even_if_the_status_is_unchanged()
    {
        Add(1, 1);
        Set(1, "failed", failures: 1);
        var feed = Feed();
        await PollAsync(feed);

        Set(1, "failed", failures: 2);
        Assert.Equal(["1 failed"], await PollAsync(feed));
    }

    [Theory]
    [InlineData(99, 1)]
    [InlineData(100, 2)]
    [InlineData(250, 3)]
    [InlineData(300, 4)]
    public async Task Reads_all_new_operations_without_extra_pages(int count, int pages)
    {
        Add(1, 500);
        var feed = Feed();
        await PollAsync(feed);

        Add(501, 500 + count);
        Assert.Equal(Enumerable.Range(501, count).Select(id => $"{id} finished"), await PollAsync(feed));
        Assert.Equal(1 + pages, _replies.Sent.Count);
    }

    [Fact]
    public async Task A_running_operation_is_followed_to_its_end_even_if_it_is_no_longer_among_the_newest()
    {
        Add(1, 10);
        Set(5, "running");
        Set(6, "failed", failures: 1);
        var feed = Feed();
        await PollAsync(feed);
        Add(11, 300);
        await PollAsync(feed);
        var sent = _replies.Sent.Count;

        Set(5, "finished");
        Assert.Equal(["5 finished"], await PollAsync(feed));
        // The failed one is no longer visible, and may remain so.
        Assert.Equal(["operations?limit=100", "operations/op-5"], _replies.Lines.Skip(sent).Select(line => line[$"GET /projects/{Project}/".Length..]));
        Assert.Empty(feed.Unfinished);
        await PollAsync(feed);
        Assert.EndsWith("limit=100", _replies.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_time_is_reached_but_not_passed()
    {
        Add(1, 500);
        var feed = Feed(Noon.AddSeconds(351));

        Assert.Equal(Enumerable.Range(351, 150).Select(id => $"{id} finished"), await PollAsync(feed));
        Assert.Equal(2, _replies.Sent.Count);
        Assert.Empty(await PollAsync(feed));
        Assert.Equal(3, _replies.Sent.Count);
    }

    [Fact]
    public async Task A_page_that_reaches_further_back_than_the_first_adds_no_old_operations()
    {
        Add(1, 50);
        _pageSize = 10;
        var feed = Feed();
        await PollAsync(feed);

        _pageSize = 40;
        Add(51, 52);
        Assert.Equal(["51 finished", "52 finished"], await PollAsync(feed));
    }

    [Fact]
    public async Task Operations_missed_by_a_failed_poll_are_returned_by_the_next()
    {
        Add(1, 10);
        Set(5, "running");
        var feed = Feed();
        await PollAsync(feed);
        Add(11, 300);
        await PollAsync(feed);
        Add(301, 310);
        Set(5, "finished");
        _fails = true;
        await Assert.ThrowsAsync<NeonApiException>(() => PollAsync(feed));

        _fails = false;
        Assert.Equal(["5 finished", .. Enumerable.Range(301, 10).Select(id => $"{id} finished")], await PollAsync(feed));
    }

    [Fact]
    public async Task A_project_without_operations_can_be_polled()
    {
        var feed = Feed();
        Assert.Empty(await PollAsync(feed));
        Assert.True(feed.HasBegun);

        Add(1, 2);
        Assert.Equal(["1 finished", "2 finished"], await PollAsync(feed));
    }

    private static async Task<IEnumerable<string>> PollAsync(OperationFeed feed) =>
        (await feed.PollAsync(CancellationToken.None)).Select(operation => $"{operation.OperationId![3..]} {operation.Status}");

    private OperationFeed Feed(DateTimeOffset? since = null) => new(new NeonClient(_host.Connection), Project, since);

    private void Add(int first, int last) => _operations.AddRange(Enumerable.Range(first, last - first + 1).Select(id => (id, "finished", 0)));

    private void Set(int id, string status, int failures = 0) => _operations[id - 1] = (id, status, failures);

    private HttpResponseMessage Respond(SentRequest request)
    {
        var path = request.Uri.AbsolutePath;
        if (path[(path.LastIndexOf('/') + 1)..] is var last && last.StartsWith("op-", StringComparison.Ordinal))
        {
            return _fails
                ? Replies.Json("""{"message":"no"}""", System.Net.HttpStatusCode.Forbidden)
                : Replies.Json($$"""{"operation":{{Json(_operations[int.Parse(last[3..], System.Globalization.CultureInfo.InvariantCulture) - 1])}}}""");
        }

        var query = System.Web.HttpUtility.ParseQueryString(request.Uri.Query);
        var before = query["cursor"] is { } cursor ? int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture) : int.MaxValue;
        var page = _operations.Where(operation => operation.Id < before).Reverse().Take(_pageSize).ToArray();
        var next = page.Length == 0 ? string.Empty : $$""","pagination":{"cursor":"{{page[^1].Id}}"}""";
        return Replies.Json($$"""{"operations":[{{string.Join(',', page.Select(Json))}}]{{next}}}""");
    }

    private static string Json((int Id, string Status, int Failures) operation) =>
        $$"""{"id":"op-{{operation.Id}}","project_id":"{{Project}}","status":"{{operation.Status}}","failures_count":{{operation.Failures}},"created_at":"{{Noon.AddSeconds(operation.Id):yyyy-MM-ddTHH:mm:ssZ}}"}""";
}
