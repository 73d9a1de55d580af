using Xunit;

namespace Neon.Tests.Kernel;

public sealed class ProjectQueuesTests
{
    private readonly Uri _host = new($"https://{Guid.NewGuid():N}.test/api/v2/");

    [Fact]
    public async Task Requests_are_served_in_order()
    {
        var order = new List<int>();
        var first = await EnterAsync("a");
        var waiting = Enumerable.Range(1, 5).Select(async number =>
        {
            using var turn = await EnterAsync("a");
            order.Add(number);
        }).ToArray();

        first.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal([1, 2, 3, 4, 5], order);
        Assert.Equal(0, ProjectQueues.CountOf(_host));
    }

    [Fact]
    public async Task Projects_and_hosts_have_independent_queues()
    {
        using var one = await EnterAsync("a");
        using var other = await EnterAsync("b");
        using var elsewhere = await ProjectQueues.EnterAsync(new Uri("https://elsewhere.test/"), "a", CancellationToken.None);

        Assert.Equal(2, ProjectQueues.CountOf(_host));
    }

    [Fact]
    public async Task A_canceled_wait_does_not_disturb_the_queue()
    {
        using var stop = new CancellationTokenSource();
        var first = await EnterAsync("a");
        var gaveUp = ProjectQueues.EnterAsync(_host, "a", stop.Token);
        var third = EnterAsync("a");

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gaveUp);
        Assert.False(third.IsCompleted);

        first.Dispose();
        (await third).Dispose();
        Assert.Equal(0, ProjectQueues.CountOf(_host));
    }

    [Fact]
    public async Task A_request_canceled_in_advance_does_not_enter_the_queue()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ProjectQueues.EnterAsync(_host, "a", new CancellationToken(canceled: true)));

        Assert.Equal(0, ProjectQueues.CountOf(_host));
    }

    private Task<ProjectQueues.Lease> EnterAsync(string project) => ProjectQueues.EnterAsync(_host, project, CancellationToken.None);
}
