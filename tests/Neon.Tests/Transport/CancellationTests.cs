using Xunit;

namespace Neon.Tests.Transport;

/// <summary>Whatever a request waits for, a cancelled one ends without the clock moving and leaves nothing behind.</summary>
public sealed class CancellationTests : IDisposable
{
    private readonly TransportHost _host = new(random: () => 0.9);
    private readonly CancellationTokenSource _source = new();

    public void Dispose()
    {
        _host.Dispose();
        _source.Dispose();
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("POST", true)]
    public async Task Cancellation_works_while_the_server_is_silent(string method, bool lost)
    {
        _host.Server = (_, token) => TransportHost.Silence(token);

        await CancelAsync(method);

        Assert.Equal(lost, _host.ReplyLost);
        Assert.Equal("Cancelled.", Assert.Single(_host.Reports).Failure);
    }

    [Fact]
    public async Task Cancellation_works_while_a_body_is_read()
    {
        _host.Server = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new SilentContent() });

        await CancelAsync("POST");

        Assert.True(_host.ReplyLost);
    }

    [Fact]
    public async Task Cancellation_works_during_the_delay_before_a_retry()
    {
        _host.Server = (_, _) => TransportHost.Respond(503);

        await CancelAsync("POST");

        Assert.False(_host.ReplyLost);
        Assert.NotNull(Assert.Single(_host.Reports).RetryDelay);
    }

    [Fact]
    public async Task Cancellation_works_in_the_limiter_queue()
    {
        while (_host.Limiter.AttemptAcquire().IsAcquired)
        {
        }

        await CancelAsync("POST");

        Assert.Equal(0, _host.Attempts);
        Assert.False(_host.ReplyLost);
        Assert.Equal(0, _host.Limiter.GetStatistics()!.CurrentQueuedCount);
    }

    [Fact]
    public async Task Cancellation_works_before_the_request_starts()
    {
        await _source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _host.SendAsync(cancellationToken: _source.Token));

        Assert.Equal(0, _host.Attempts);
    }

    private async Task CancelAsync(string method)
    {
        var task = SteppingClock.Begin(() => _host.SendAsync(method, cancellationToken: _source.Token));
        Assert.False(task.IsCompleted);
        Assert.NotEqual(0, _host.Clock.ActiveTimers);

        SteppingClock.WithoutContext(_source.Cancel);

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Equal(_source.Token, thrown.CancellationToken);
        Assert.Equal(TimeSpan.Zero, _host.Clock.Now);
        // A cancelled delay disposes its timer on another thread, a moment later.
        for (var i = 0; i < 100_000 && _host.Clock.ActiveTimers > 0; i++)
        {
            await Task.Yield();
        }

        Assert.Equal(0, _host.Clock.ActiveTimers);
    }
}
