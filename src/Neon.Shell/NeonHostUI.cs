using System.Management.Automation;
using System.Management.Automation.Host;

namespace Neon.Shell;

/// <summary>What the user sees: every stream of the engine on the console. The questions are in the other half of the class.</summary>
internal sealed partial class NeonHostUI : PSHostUserInterface
{
    private readonly IConsole _console;
    private readonly NeonRawUI _raw;
    private readonly LineEditor _editor;

    public NeonHostUI(IConsole console, Screen screen)
    {
        _console = console;
        Screen = screen;
        _raw = new NeonRawUI(console, screen.Write);
        _editor = new LineEditor(console, screen.Write);
    }

    /// <summary>Gets the screen that all of this is written to.</summary>
    public Screen Screen { get; }

    /// <summary>Gets or sets what stops the running command, for Ctrl+C as the answer to a question.</summary>
    public Action? Stop { get; set; }

    public override PSHostRawUserInterface RawUI => _raw;

    public override bool SupportsVirtualTerminal => _console.UsesColor;

    public override void Write(string value) => Screen.Write(Plain(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
    {
        string start = foregroundColor == _raw.ForegroundColor ? "" : PSStyle.MapForegroundColorToEscapeSequence(foregroundColor);
        start += backgroundColor == _raw.BackgroundColor ? "" : PSStyle.MapBackgroundColorToEscapeSequence(backgroundColor);
        Write(Styled(start, value));
    }

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value)
    {
        string text = _console.IsErrorTerminal ? Plain(Styled(PSStyle.Instance.Formatting.Error, value)) : GetOutputString(value, false);
        Screen.WriteError(text + Environment.NewLine);
    }

    public override void WriteWarningLine(string message) =>
        WriteLine(Styled(PSStyle.Instance.Formatting.Warning, "WARNING: " + message));

    public override void WriteVerboseLine(string message) =>
        WriteLine(Styled(PSStyle.Instance.Formatting.Verbose, "VERBOSE: " + message));

    public override void WriteDebugLine(string message) =>
        WriteLine(Styled(PSStyle.Instance.Formatting.Debug, "DEBUG: " + message));

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Screen.ShowProgress(sourceId, record);
    }

    private static string Styled(string style, string text) => style.Length == 0 ? text : style + text + PSStyle.Instance.Reset;

    private string Plain(string? text) => GetOutputString(text ?? "", SupportsVirtualTerminal);
}
