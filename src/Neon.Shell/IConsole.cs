namespace Neon.Shell;

/// <summary>What the shell needs of the place that it runs in: text in, text out, keys, a size and an interrupt.</summary>
/// <remarks>
/// <see cref="SystemConsole"/> is the process's own console. <see cref="TextConsole"/> keeps everything in memory and behaves
/// like a shell whose input and output are redirected.
/// </remarks>
public interface IConsole
{
    /// <summary>Raised when the user asks the running command to stop, with Ctrl+C for example.</summary>
    event EventHandler? Interrupted;

    /// <summary>Gets the lines that a shell without a terminal reads.</summary>
    TextReader In { get; }

    /// <summary>Gets the writer of everything but errors.</summary>
    TextWriter Out { get; }

    /// <summary>Gets the writer of errors.</summary>
    TextWriter Error { get; }

    /// <summary>Gets a value indicating whether somebody can answer: keys come from a terminal and are echoed on one.</summary>
    bool IsInteractive { get; }

    /// <summary>Gets a value indicating whether <see cref="Out"/> is a terminal that understands control sequences.</summary>
    bool IsTerminal { get; }

    /// <summary>Gets a value indicating whether <see cref="Error"/> is the same terminal as <see cref="Out"/>.</summary>
    bool IsErrorTerminal { get; }

    /// <summary>Gets a value indicating whether output may be coloured.</summary>
    bool UsesColor { get; }

    /// <summary>Gets the number of columns of the output.</summary>
    int Width { get; }

    /// <summary>Gets the number of rows of the output.</summary>
    int Height { get; }

    /// <summary>Waits for one key and reads it without echo; Ctrl+C arrives as a key too.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="InvalidOperationException">The console is not interactive.</exception>
    ConsoleKeyInfo ReadKey();
}
