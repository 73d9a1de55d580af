using Neon.Commands;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class PumpTests
{
    [Fact]
    public void Work_comes_back_to_the_thread_that_runs_it()
    {
        var thread = Environment.CurrentManagedThreadId;
        var seen = 0;

        PipelinePump.Run(async _ =>
        {
            await Task.Run(() => { });
            seen = Environment.CurrentManagedThreadId;
        });

        Assert.Equal(thread, seen);
    }

    [Fact]
    public void What_was_posted_is_done_also_when_the_work_ended_at_once()
    {
        var lines = new List<string>();

        PipelinePump.Run(pump =>
        {
            Assert.True(pump.TryPost(_ => lines.Add("posted"), null));
            return Task.CompletedTask;
        });

        Assert.Equal(["posted"], lines);
    }

    [Fact]
    public void What_comes_too_late_is_refused()
    {
        PipelinePump? ended = null;
        PipelinePump.Run(pump =>
        {
            ended = pump;
            return Task.CompletedTask;
        });

        Assert.False(ended!.TryPost(_ => { }, null));
    }

    [Fact]
    public void An_exception_comes_out_as_it_was_thrown_and_the_surroundings_are_restored()
    {
        var before = SynchronizationContext.Current;

        var thrown = Assert.Throws<TimeZoneNotFoundException>(() => PipelinePump.Run(async _ =>
        {
            await Task.Yield();
            throw new TimeZoneNotFoundException("as it was");
        }));

        Assert.Equal("as it was", thrown.Message);
        Assert.Same(before, SynchronizationContext.Current);
    }

    [Fact]
    public void Work_that_throws_before_it_waits_restores_the_surroundings_too()
    {
        var before = SynchronizationContext.Current;

        Assert.Throws<TimeZoneNotFoundException>(() => PipelinePump.Run(_ => throw new TimeZoneNotFoundException()));

        Assert.Same(before, SynchronizationContext.Current);
    }

    [Fact]
    public void Pumps_nest()
    {
        var order = new List<int>();

        PipelinePump.Run(async _ =>
        {
            await Task.Yield();
            PipelinePump.Run(async _ =>
            {
                await Task.Yield();
                order.Add(1);
            });
            await Task.Yield();
            order.Add(2);
        });

        Assert.Equal([1, 2], order);
    }

    [Fact]
    public void Code_of_others_may_block_on_its_own_tasks()
    {
        var result = 0;

        PipelinePump.Run(async _ =>
        {
            await Task.Yield();
            result = PipelinePump.Outside(() => SlowlyAsync().GetAwaiter().GetResult());
            await Task.Yield();
            Assert.IsType<PipelinePump>(SynchronizationContext.Current);
        });

        Assert.Equal(7, result);
    }

    private static async Task<int> SlowlyAsync()
    {
        await Task.Yield();
        return 7;
    }
}
