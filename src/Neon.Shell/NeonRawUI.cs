using System.Management.Automation.Host;

namespace Neon.Shell;

/// <summary>The size and keys of the console, as the engine asks for them.</summary>
/// <remarks>A terminal's cells cannot be read back, so the members that would need it say that they are not supported.</remarks>
internal sealed class NeonRawUI(IConsole console, Action<string> write) : PSHostRawUserInterface
{
    private string _title = "";

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Coordinates CursorPosition
    {
        get => new(0, 0);
        set => throw Unsupported();
    }

    public override Coordinates WindowPosition
    {
        get => new(0, 0);
        set => throw Unsupported();
    }

    public override int CursorSize { get; set; } = 25;

    public override Size BufferSize
    {
        get => new(console.Width, console.Height);
        set => throw Unsupported();
    }

    public override Size WindowSize
    {
        get => BufferSize;
        set => throw Unsupported();
    }

    public override Size MaxWindowSize => BufferSize;

    public override Size MaxPhysicalWindowSize => BufferSize;

    // Keys are only ever read one at a time, on demand: nothing is known of those that still wait in the terminal.
    public override bool KeyAvailable => false;

    public override string WindowTitle
    {
        get => _title;
        set
        {
            _title = value ?? "";
            if (console.IsTerminal)
            {
                write($"\e]0;{string.Concat(_title.Where(c => !char.IsControl(c)))}\a");
            }
        }
    }

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        if (!console.IsInteractive)
        {
            throw NeonHostUI.NobodyToAsk("a key");
        }

        ConsoleKeyInfo key = console.ReadKey();
        if (!options.HasFlag(ReadKeyOptions.NoEcho) && !char.IsControl(key.KeyChar))
        {
            write(key.KeyChar.ToString());
        }

        ControlKeyStates states = key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? ControlKeyStates.ShiftPressed : 0;
        states |= key.Modifiers.HasFlag(ConsoleModifiers.Alt) ? ControlKeyStates.LeftAltPressed : 0;
        states |= key.Modifiers.HasFlag(ConsoleModifiers.Control) ? ControlKeyStates.LeftCtrlPressed : 0;
        return new KeyInfo((int)key.Key, key.KeyChar, states, keyDown: true);
    }

    public override void FlushInputBuffer()
    {
        // Nothing is buffered on this side of the terminal.
    }

    public override int LengthInBufferCells(string source, int offset)
    {
        ArgumentNullException.ThrowIfNull(source);
        return CellWidth.Of(source[offset..]);
    }

    public override int LengthInBufferCells(string source) => LengthInBufferCells(source, 0);

    public override int LengthInBufferCells(char source) => CellWidth.Of(source.ToString());

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        // The whole screen is what Clear-Host asks for; it is the only fill that a terminal can be told.
        if (rectangle is not { Left: -1, Top: -1, Right: -1, Bottom: -1 })
        {
            throw Unsupported();
        }

        if (console.IsTerminal)
        {
            write("\e[H\e[2J");
        }
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Unsupported();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Unsupported();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw Unsupported();

    private static NotSupportedException Unsupported() => new("This shell cannot move the cursor, or read and resize the screen.");
}
