using System.Management.Automation;

namespace Neon.Shell;

/// <summary>The one way to the console's output, so that text and the progress line do not run into each other.</summary>
internal sealed class Screen : IDisposable
{
    private const string EraseLine = "\r\e[K";
    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";
    private static readonly TimeSpan SpinnerStep = TimeSpan.FromMilliseconds(250);
    private readonly Lock _gate = new();
    private readonly IConsole _console;
    private readonly ProgressPane _pane;
    private readonly ITimer? _timer;
    private bool _atLineStart = true;
    private bool _drawn;
    private int _holds;

    public Screen(IConsole console, TimeProvider time)
    {
        _console = console;
        _pane = new ProgressPane(time);
        if (console.IsTerminal)
        {
            _timer = time.CreateTimer(_ => Tick(), null, SpinnerStep, SpinnerStep);
        }
    }

    /// <summary>Writes text as it is.</summary>
    /// <param name="text">The text.</param>
    public void Write(string text)
    {
        lock (_gate)
        {
            Erase();
            _console.Out.Write(text);
            _console.Out.Flush();
            if (text.Length > 0)
            {
                _atLineStart = text[^1] == '\n';
            }

            Draw();
        }
    }

    /// <summary>Writes text where errors go.</summary>
    /// <param name="text">The text.</param>
    public void WriteError(string text)
    {
        if (_console.IsErrorTerminal)
        {
            Write(text);
            return;
        }

        lock (_gate)
        {
            _console.Error.Write(text);
            _console.Error.Flush();
        }
    }

    /// <summary>Shows a progress record; without a terminal nothing is shown.</summary>
    /// <param name="sourceId">Which pipeline wrote it.</param>
    /// <param name="record">The record.</param>
    public void ShowProgress(long sourceId, ProgressRecord record)
    {
        if (!_console.IsTerminal)
        {
            return;
        }

        lock (_gate)
        {
            _pane.Update(sourceId, record);
            Erase();
            Draw();
        }
    }

    /// <summary>Takes the progress line away, for the end of a command.</summary>
    public void ClearProgress()
    {
        lock (_gate)
        {
            _pane.Clear();
            Erase();
        }
    }

    /// <summary>Keeps the progress line away while the user types.</summary>
    /// <returns>What to dispose when the user is done.</returns>
    public IDisposable Hold()
    {
        lock (_gate)
        {
            _holds++;
            Erase();
        }

        return new HoldEnd(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        ClearProgress();
    }

    private void Tick()
    {
        lock (_gate)
        {
            if (_drawn)
            {
                _pane.Turn();
                Draw();
            }
        }
    }

    private void Draw()
    {
        if (_pane.IsEmpty || _holds > 0 || !_atLineStart)
        {
            return;
        }

        // One column stays free: a full line would wrap, and the next one could not be drawn over it.
        string line = _pane.Render(_console.Width - 1);
        PSStyle style = PSStyle.Instance;
        string painted = _console.UsesColor ? style.Progress.Style + line + style.Reset : line;
        _console.Out.Write((_drawn ? "" : HideCursor) + "\r" + painted + "\e[K");
        _console.Out.Flush();
        _drawn = true;
    }

    private void Erase()
    {
        if (_drawn)
        {
            _console.Out.Write(EraseLine + ShowCursor);
            _console.Out.Flush();
            _drawn = false;
        }
    }

    private sealed class HoldEnd(Screen screen) : IDisposable
    {
        private bool _ended;

        public void Dispose()
        {
            lock (screen._gate)
            {
                if (!_ended)
                {
                    _ended = true;
                    screen._holds--;
                    screen.Draw();
                }
            }
        }
    }
}
