using System.Runtime.InteropServices;
using System.Text;

namespace Neon.Shell;

/// <summary>The console of the process.</summary>
public sealed class SystemConsole : IConsole
{
    private const int RedirectedWidth = 100;
    private const int RedirectedHeight = 50;
    private const int StandardOutput = -11;
    private const uint VirtualTerminalProcessing = 0x0004;

    /// <summary>Initializes a new instance of the <see cref="SystemConsole"/> class and takes Ctrl+C over.</summary>
    public SystemConsole()
    {
        IsTerminal = !Console.IsOutputRedirected && UnderstandsControlSequences();
        IsInteractive = IsTerminal && !Console.IsInputRedirected;
        IsErrorTerminal = IsTerminal && !Console.IsErrorRedirected;
        UsesColor = IsTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            Interrupted?.Invoke(this, EventArgs.Empty);
        };
    }

    /// <inheritdoc/>
    public event EventHandler? Interrupted;

    /// <inheritdoc/>
    public TextReader In => Console.In;

    /// <inheritdoc/>
    public TextWriter Out => Console.Out;

    /// <inheritdoc/>
    public TextWriter Error => Console.Error;

    /// <inheritdoc/>
    public bool IsInteractive { get; }

    /// <inheritdoc/>
    public bool IsTerminal { get; }

    /// <inheritdoc/>
    public bool IsErrorTerminal { get; }

    /// <inheritdoc/>
    public bool UsesColor { get; }

    /// <inheritdoc/>
    public int Width => Console.IsOutputRedirected ? RedirectedWidth : Positive(Console.WindowWidth, RedirectedWidth);

    /// <inheritdoc/>
    public int Height => Console.IsOutputRedirected ? RedirectedHeight : Positive(Console.WindowHeight, RedirectedHeight);

    /// <inheritdoc/>
    public ConsoleKeyInfo ReadKey()
    {
        // Only while a key is awaited: at any other time Ctrl+C has to interrupt the running command.
        Console.TreatControlCAsInput = true;
        try
        {
            return Console.ReadKey(intercept: true);
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    private static int Positive(int value, int otherwise) => value > 0 ? value : otherwise;

    private static bool UnderstandsControlSequences()
    {
        if (!OperatingSystem.IsWindows())
        {
            return Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } term && term != "dumb";
        }

        nint handle = GetStdHandle(StandardOutput);
        return GetConsoleMode(handle, out uint mode) && SetConsoleMode(handle, mode | VirtualTerminalProcessing);
    }

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetStdHandle(int handle);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetConsoleMode(nint handle, out uint mode);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetConsoleMode(nint handle, uint mode);
}
