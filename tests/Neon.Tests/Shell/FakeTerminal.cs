using System.Globalization;
using System.Text;
using Neon.Shell;

namespace Neon.Tests.Shell;

/// <summary>A terminal in memory: keys that were pressed beforehand, and a screen that understands what the shell draws.</summary>
internal sealed class FakeTerminal : IConsole
{
    private readonly Queue<ConsoleKeyInfo> _keys = new();
    private readonly List<StringBuilder> _rows = [new()];
    private readonly List<(string Text, Action Act)> _reactions = [];
    private readonly StringBuilder _raw = new();
    private int _row;
    private int _column;
    private bool _wraps;
    private string _sequence = "";

    public FakeTerminal()
    {
        Out = new Terminal(this);
        Error = Out;
    }

    public event EventHandler? Interrupted;

    public TextReader In { get; } = TextReader.Null;

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public bool IsInteractive { get; init; } = true;

    public bool IsTerminal => true;

    public bool IsErrorTerminal => true;

    public bool UsesColor { get; init; }

    public int Width { get; init; } = 60;

    public int Height => 25;

    /// <summary>Gets the characters as they were written, control sequences included.</summary>
    public string Raw => _raw.ToString();

    /// <summary>Gets the lines that can be seen, without the empty ones at the end.</summary>
    public string[] Lines
    {
        get
        {
            string[] lines = [.. _rows.Select(r => r.ToString().TrimEnd())];
            return lines[..(Array.FindLastIndex(lines, l => l.Length > 0) + 1)];
        }
    }

    public (int Row, int Column) Cursor => (_row, _column);

    public bool HasKeys => _keys.Count > 0;

    public ConsoleKeyInfo ReadKey() => _keys.Dequeue();

    public FakeTerminal Type(string text)
    {
        foreach (char c in text)
        {
            _keys.Enqueue(c == '\n' ? new('\r', ConsoleKey.Enter, false, false, false) : new(c, 0, false, false, false));
        }

        return this;
    }

    public FakeTerminal Press(params ConsoleKey[] keys)
    {
        Array.ForEach(keys, k => _keys.Enqueue(new('\0', k, false, false, false)));
        return this;
    }

    public FakeTerminal PressShift(ConsoleKey key)
    {
        _keys.Enqueue(new('\0', key, shift: true, alt: false, control: false));
        return this;
    }

    public FakeTerminal PressControl(ConsoleKey key)
    {
        _keys.Enqueue(new((char)(key - ConsoleKey.A + 1), key, false, false, control: true));
        return this;
    }

    /// <summary>Presses Ctrl+C, while no key is awaited, as soon as a text is written.</summary>
    public FakeTerminal InterruptAt(string text)
    {
        _reactions.Add((text, () => Interrupted?.Invoke(this, EventArgs.Empty)));
        return this;
    }

    private void Put(char c)
    {
        _raw.Append(c);
        if (_sequence.Length > 0 || c == '\e')
        {
            _sequence += c;
            bool isControl = _sequence.Length > 2 && _sequence[1] == '[' && char.IsAsciiLetter(c);
            if (isControl)
            {
                Obey(c, _sequence[2..^1]);
                _sequence = "";
            }

            return;
        }

        switch (c)
        {
            case '\r':
                (_column, _wraps) = (0, false);
                break;
            case '\n':
                Down();
                break;
            case '\b':
                _column--;
                break;
            default:
                if (_wraps)
                {
                    Down();
                }

                StringBuilder row = _rows[_row];
                row.Append(' ', Math.Max(0, _column + 1 - row.Length));
                row[_column] = c;
                _wraps = _column == Width - 1;
                _column += _wraps ? 0 : 1;
                break;
        }
    }

    private void Down()
    {
        (_column, _wraps) = (0, false);
        if (++_row == _rows.Count)
        {
            _rows.Add(new());
        }
    }

    private void Obey(char command, string argument)
    {
        int count = int.TryParse(argument, CultureInfo.InvariantCulture, out int n) ? n : 1;
        switch (command)
        {
            case 'A':
                _row -= count;
                _wraps = false;
                break;
            case 'C':
                _column += count;
                break;
            case 'K':
                _rows[_row].Length = Math.Min(_rows[_row].Length, _column);
                break;
            case 'J':
                _rows[_row].Length = Math.Min(_rows[_row].Length, _column);
                _rows.RemoveRange(_row + 1, _rows.Count - _row - 1);
                break;
            case 'm' or 'h' or 'l':
                break;
            default:
                throw new NotSupportedException($"The shell drew with an unknown sequence: {command}");
        }
    }

    private sealed class Terminal(FakeTerminal owner) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value)
        {
            foreach (char c in value ?? "")
            {
                owner.Put(c);
            }

            foreach ((string Text, Action Act) reaction in owner._reactions.FindAll(r => owner.Raw.Contains(r.Text, StringComparison.Ordinal)))
            {
                owner._reactions.Remove(reaction);
                reaction.Act();
            }
        }
    }
}
