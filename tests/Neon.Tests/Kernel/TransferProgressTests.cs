using System.Management.Automation.Runspaces;
using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class TransferProgressTests : IDisposable
{
    private readonly NeonHost _host = new();

    public TransferProgressTests() => _host.Clock.Automatic = false;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_transfer_shows_its_progress_and_then_the_remaining_time() => Assert.Equal(
        [
            "1 Sending a.txt: 0 s, 0 B of 100 KiB 0%",
            "1 Sending a.txt: 4 s, 0 B of 100 KiB 0%",
            "1 Sending a.txt: 4 s, 10 KiB of 100 KiB 10% (36 s left)",
            "1 done",
        ],
        Play(async transfer =>
        {
            transfer.Report(0, 100 * 1024);
            await Task.Yield();
            // The transfer stalls, and the time still advances.
            _host.Clock.Advance(TimeSpan.FromSeconds(4));
            await Task.Yield();
            transfer.Report(10 * 1024, 100 * 1024);
            await Task.Yield();
        }));

    [Fact]
    public void No_percentage_is_shown_for_an_unknown_length() => Assert.Equal(
        ["1 Sending a.txt: 0 s, 5 B", "1 done"],
        Play(async transfer =>
        {
            transfer.Report(5, null);
            await Task.Yield();
        }));

    [Fact]
    public void A_growing_file_never_shows_more_than_100_percent() => Assert.Equal(
        ["1 Sending a.txt: 0 s, 102 B of 100 B 100%", "1 done"],
        Play(async transfer =>
        {
            transfer.Report(102, 100);
            await Task.Yield();
        }));

    /// <summary>On a busy machine, a transfer can end before the pipeline thread waits for it.</summary>
    [Fact]
    public void A_transfer_that_completes_immediately_is_shown() => Assert.Equal(
        ["1 Sending a.txt: 0 s, 100 B of 100 B 100%", "1 done"],
        Play(transfer =>
        {
            transfer.Report(100, 100);
            return Task.CompletedTask;
        }));

    [Fact]
    public void A_transfer_that_never_starts_shows_nothing() => Assert.Empty(Play(async _ =>
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.Yield();
    }));

    private IReadOnlyList<string> Play(Func<TransferProgress, Task> play) => ProgressText.Of(PipelineResult.Of(
        _host.NewRunspace(new SessionStateCmdletEntry("Test-Play", typeof(PlayCommand), null)),
        "Test-Play -Play $play",
        ("play", (Func<NeonCmdlet, CancellationToken, Task>)(async (cmdlet, _) =>
        {
            using var transfer = new TransferProgress(cmdlet, _host.Clock, "Sending a.txt");
            await play(transfer);
        }))).Progress);
}
