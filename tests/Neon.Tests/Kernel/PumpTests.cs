using Neon.Commands;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class PumpTests
{
    [Fact]
    public void Continuations_run_on_the_calling_thread()
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
    public void Posted_work_runs_even_if_the_task_completes_immediately()
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
    public void Work_posted_after_the_end_is_refused()
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
    public void An_exception_is_rethrown_unchanged_and_the_context_is_restored()
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
    public void The_context_is_restored_even_if_the_work_throws_synchronously()
    {
        var before = SynchronizationContext.Current;

        Assert.Throws<TimeZoneNotFoundException>(() => PipelinePump.Run(_ => throw new TimeZoneNotFoundException()));

        Assert.Same(before, SynchronizationContext.Current);
    }

    [Fact]
    public void Pumps_can_be_nested()
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
    public void Other_code_can_block_on_its_own_tasks()
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
