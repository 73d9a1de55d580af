using Xunit;

namespace Neon.Tests.Kernel;

public sealed class ProjectQueuesTests
{
    private readonly Uri _host = new($"https://{Guid.NewGuid():N}.test/api/v2/");

    [Fact]
    public async Task Turns_come_in_the_order_in_which_they_were_asked_for()
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
    public async Task Projects_and_hosts_do_not_wait_for_each_other()
    {
        using var one = await EnterAsync("a");
        using var other = await EnterAsync("b");
        using var elsewhere = await ProjectQueues.EnterAsync(new Uri("https://elsewhere.test/"), "a", CancellationToken.None);

        Assert.Equal(2, ProjectQueues.CountOf(_host));
    }

    [Fact]
    public async Task One_who_gives_up_leaves_the_queue_as_it_was()
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
    public async Task One_who_was_stopped_before_asking_takes_no_turn()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ProjectQueues.EnterAsync(_host, "a", new CancellationToken(canceled: true)));

        Assert.Equal(0, ProjectQueues.CountOf(_host));
    }

    private Task<ProjectQueues.Lease> EnterAsync(string project) => ProjectQueues.EnterAsync(_host, project, CancellationToken.None);
}
