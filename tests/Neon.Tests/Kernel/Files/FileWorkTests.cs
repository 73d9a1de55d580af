using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel.Files;

public sealed class FileWorkTests
{
    [Fact]
    public async Task Canceling_abandons_work_that_hangs()
    {
        using var hangs = new ManualResetEventSlim();
        using var began = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        var result = new Result();
        var work = FileWork.RunAsync(
            () =>
            {
                began.Set();
                hangs.Wait();
                return result;
            },
            stop.Token);
        began.Wait();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.False(result.IsDisposed);
        hangs.Set();
        LivePipeline.WaitFor(() => result.IsDisposed);
    }

    [Fact]
    public async Task Work_does_not_start_after_cancellation() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FileWork.RunAsync(() => Assert.Fail("It began."), new CancellationToken(canceled: true)));

    [Fact]
    public async Task Work_runs_on_another_thread_and_its_exception_is_rethrown()
    {
        Assert.Equal(5, await FileWork.RunAsync(() => 5, CancellationToken.None));

        var here = Environment.CurrentManagedThreadId;
        var work = FileWork.RunAsync(
            () => throw (Environment.CurrentManagedThreadId == here ? new InvalidOperationException() : new IOException()), CancellationToken.None);
        // An await would return this thread to the pool, and the work could run on it.
        SpinWait.SpinUntil(() => work.IsCompleted);
        await Assert.ThrowsAsync<IOException>(() => work);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unresponsive_disk_does_not_delay_cancellation(bool isRead)
    {
        using var stop = new CancellationTokenSource();
        using var disk = new DeadDisk();
        var work = isRead ? FileWork.ReadAsync(disk, new byte[5], stop.Token) : FileWork.WriteAsync(disk, new byte[5], stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    private sealed class Result : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    /// <summary>Ignores cancellation, like a system call.</summary>
    private sealed class DeadDisk : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await new TaskCompletionSource().Task;
            return 0;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await new TaskCompletionSource().Task;
    }
}
