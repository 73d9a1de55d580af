using System.Globalization;
using System.Security;
using System.Text;

namespace Neon.Shell;

/// <summary>Reads one line from the keys of a terminal, with editing and completion, without history.</summary>
internal sealed class LineEditor(IConsole console, Action<string> write)
{
    private readonly StringBuilder _text = new();
    private int _cursor;

    /// <summary>Reads a line.</summary>
    /// <param name="prompt">What to show before it; may have several lines and colours.</param>
    /// <param name="complete">Finds completions for a text and a cursor; null when Tab does nothing.</param>
    /// <returns>The line, or that it was abandoned.</returns>
    public LineInput Read(string prompt, Func<string, int, Completions>? complete = null)
    {
        int lastLine = prompt.LastIndexOf('\n') + 1;
        write(prompt[..lastLine]);
        var view = new LineView(console, write, prompt[lastLine..]);
        Completions? completions = null;
        _text.Clear();
        _cursor = 0;
        view.Show("", 0);
        while (true)
        {
            ConsoleKeyInfo key = console.ReadKey();
            if (IsControl(key, ConsoleKey.C))
            {
                view.Leave(_text.ToString(), "^C");
                return LineInput.Cancelled;
            }

            if (IsControl(key, ConsoleKey.D) && _text.Length == 0)
            {
                view.Leave("", "");
                return LineInput.End;
            }

            if (key.Key == ConsoleKey.Enter)
            {
                view.Leave(_text.ToString(), "");
                return LineInput.Line(_text.ToString());
            }

            if (key.Key == ConsoleKey.Tab && complete is not null)
            {
                completions ??= complete(_text.ToString(), _cursor);
                Take(completions.Next(key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? -1 : 1));
            }
            else
            {
                completions = null;
                Edit(key);
            }

            view.Show(_text.ToString(), _cursor);
        }
    }

    /// <summary>Reads a secret; each character is shown as an asterisk.</summary>
    /// <param name="prompt">What to show before it.</param>
    /// <returns>The secret, or null when it was abandoned.</returns>
    public SecureString? ReadSecret(string prompt)
    {
        write(prompt);
        var secret = new SecureString();
        while (true)
        {
            ConsoleKeyInfo key = console.ReadKey();
            if (key.Key == ConsoleKey.Enter)
            {
                write(Environment.NewLine);
                secret.MakeReadOnly();
                return secret;
            }

            if (IsControl(key, ConsoleKey.C) || (IsControl(key, ConsoleKey.D) && secret.Length == 0))
            {
                write(Environment.NewLine);
                secret.Dispose();
                return null;
            }

            if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
                write("\b \b");
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.AppendChar(key.KeyChar);
                write("*");
            }
        }
    }

    private static bool IsControl(ConsoleKeyInfo key, ConsoleKey letter) =>
        key.Key == letter && key.Modifiers.HasFlag(ConsoleModifiers.Control);

    private void Edit(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow:
                _cursor -= LengthBefore();
                break;
            case ConsoleKey.RightArrow:
                _cursor += LengthAfter();
                break;
            case ConsoleKey.Home:
                _cursor = 0;
                break;
            case ConsoleKey.End:
                _cursor = _text.Length;
                break;
            case ConsoleKey.Backspace:
                int length = LengthBefore();
                _cursor -= length;
                _text.Remove(_cursor, length);
                break;
            case ConsoleKey.Delete:
            case ConsoleKey.D when key.Modifiers.HasFlag(ConsoleModifiers.Control):
                _text.Remove(_cursor, LengthAfter());
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                {
                    _text.Insert(_cursor++, key.KeyChar);
                }

                break;
        }
    }

    private void Take((string Text, int Cursor) completed)
    {
        _text.Clear().Append(completed.Text);
        _cursor = completed.Cursor;
    }

    private int LengthAfter() =>
        _cursor == _text.Length ? 0 : StringInfo.GetNextTextElementLength(_text.ToString(_cursor, _text.Length - _cursor));

    private int LengthBefore()
    {
        string before = _text.ToString(0, _cursor);
        int length = 0;
        for (int at = 0; at < before.Length; at += length)
        {
            length = StringInfo.GetNextTextElementLength(before, at);
        }

        return length;
    }
}
