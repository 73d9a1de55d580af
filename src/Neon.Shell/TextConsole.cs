using System.Globalization;
using System.Text;

namespace Neon.Shell;

/// <summary>A console in memory: lines in, text out, nobody to answer a prompt, no colour.</summary>
/// <remarks>For tests and for programs that embed the shell.</remarks>
public sealed class TextConsole : IConsole
{
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _error = new();

    /// <summary>Initializes a new instance of the <see cref="TextConsole"/> class.</summary>
    /// <param name="input">The text that the shell reads as its standard input.</param>
    /// <param name="width">The number of columns; 100 unless told.</param>
    public TextConsole(string input = "", int width = 100)
    {
        In = new StringReader(input);
        Out = TextWriter.Synchronized(new StringWriter(_out, CultureInfo.InvariantCulture));
        Error = TextWriter.Synchronized(new StringWriter(_error, CultureInfo.InvariantCulture));
        Width = width;
    }

    /// <inheritdoc/>
    public event EventHandler? Interrupted;

    /// <inheritdoc/>
    public TextReader In { get; }

    /// <inheritdoc/>
    public TextWriter Out { get; }

    /// <inheritdoc/>
    public TextWriter Error { get; }

    /// <inheritdoc/>
    public bool IsInteractive => false;

    /// <inheritdoc/>
    public bool IsTerminal => false;

    /// <inheritdoc/>
    public bool IsErrorTerminal => false;

    /// <inheritdoc/>
    public bool UsesColor => false;

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height => 50;

    /// <summary>Gets what was written so far, without the errors.</summary>
    public string OutputText => Read(Out, _out);

    /// <summary>Gets the errors that were written so far.</summary>
    public string ErrorText => Read(Error, _error);

    /// <inheritdoc/>
    public ConsoleKeyInfo ReadKey() => throw new InvalidOperationException("A console in memory has no keys.");

    /// <summary>Does what Ctrl+C does: asks the running command to stop.</summary>
    public void Interrupt() => Interrupted?.Invoke(this, EventArgs.Empty);

    private static string Read(TextWriter writer, StringBuilder text)
    {
        // The lock that a synchronized writer takes, so that the text can be read while a command runs.
        lock (writer)
        {
            return text.ToString();
        }
    }
}
