using System.Globalization;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// The progress record of a file on its way. Pieces are told from any thread; at most a few records a second reach the
/// screen.
/// </summary>
internal sealed class TransferProgress(NeonCmdlet cmdlet, TimeProvider clock, string activity) : IDisposable
{
    private const int ActivityId = 0x4E656F71;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly long _start = clock.GetTimestamp();
    private long _next;
    private bool _shown;

    /// <summary>Tells how far it is.</summary>
    /// <param name="done">Bytes so far.</param>
    /// <param name="total">Bytes in all, if known.</param>
    public void Report(long done, long? total)
    {
        var elapsed = clock.GetElapsedTime(_start);
        var due = Interlocked.Read(ref _next);
        if (elapsed.Ticks < due || Interlocked.CompareExchange(ref _next, elapsed.Ticks + Pause.Ticks, due) != due)
        {
            return;
        }

        cmdlet.Post(() => Show(done, total, elapsed));
    }

    public void Dispose()
    {
        if (_shown)
        {
            cmdlet.CompleteProgress(ActivityId, activity);
        }
    }

    private void Show(long done, long? total, TimeSpan elapsed)
    {
        _shown = true;
        var amount = total is null ? Display.Size(done) : $"{Display.Size(done)} of {Display.Size(total)}";
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, activity, string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0} s, {amount}"))
        {
            PercentComplete = total is > 0 ? (int)(done * 100 / total.Value) : -1,
        });
    }
}
