using System.Globalization;
using System.Text;
using Neon.Shell;

namespace Neon.Tests.Support;

/// <summary>A console in memory that has a width and may have colour; nobody answers at it.</summary>
internal class ViewConsole(int width, bool usesColor) : IConsole
{
    private readonly StringBuilder _text = new();
    private StringWriter? _out;

    public event EventHandler? Interrupted
    {
        add { }
        remove { }
    }

    public TextReader In => TextReader.Null;

    public TextWriter Out => _out ??= new StringWriter(_text, CultureInfo.InvariantCulture);

    public TextWriter Error => Out;

    public bool IsInteractive => false;

    public bool IsTerminal => false;

    public bool IsErrorTerminal => false;

    public bool UsesColor => usesColor;

    public virtual int Width => width;

    public int Height => 50;

    /// <summary>What was written, control sequences included.</summary>
    public string Text => _text.ToString();

    public void Clear() => _text.Clear();

    public ConsoleKeyInfo ReadKey() => throw new InvalidOperationException("Nobody is there to press a key.");
}
