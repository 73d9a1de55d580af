namespace Neon.Shell;

/// <summary>What the command line of the shell asks for.</summary>
internal sealed record ShellOptions
{
    /// <summary>The text that <c>-h</c> prints.</summary>
    public const string Help = """
        A small PowerShell host with the module Neon imported, for machines without pwsh.

        neon-shell [options]                    run samples/tour.ps1
        neon-shell [options] script.ps1 [args]  run a script
        neon-shell [options] -c "command line"  run a command line
        neon-shell [options] -i                 open an interactive prompt; without a terminal, run the lines of
                                                standard input

          -n, --no-module   do not import the module
          -h, --help        print this text

        Exit code: that of the script or command line ('exit N'); 1 when it failed; 64 when these arguments
        are wrong; 130 when it was interrupted.
        The shell has the engine's own commands and small stand-ins for Format-List, Format-Table, Get-Date,
        Out-String, Select-Object, Sort-Object, Write-Host and Write-Output. For everything else install pwsh.

        """;

    /// <summary>Gets what to do.</summary>
    public required ShellAction Action { get; init; }

    /// <summary>Gets the script's path, the command line, or the complaint about the arguments.</summary>
    public string Text { get; init; } = "";

    /// <summary>Gets the arguments of the script.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Gets a value indicating whether the module is imported first.</summary>
    public bool ImportsModule { get; init; } = true;

    /// <summary>Reads the arguments of the process.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <returns>The options; wrong arguments give <see cref="ShellAction.Refuse"/>.</returns>
    public static ShellOptions Parse(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        bool imports = true;
        int at = 0;
        while (at < args.Count && args[at] is "-n" or "--no-module")
        {
            imports = false;
            at++;
        }

        if (at == args.Count)
        {
            return new() { Action = ShellAction.RunTour, ImportsModule = imports };
        }

        string[] rest = [.. args.Skip(at + 1)];
        switch (args[at])
        {
            case "-h" or "--help" or "-?":
                return new() { Action = ShellAction.ShowHelp };
            case "-i" when rest.Length == 0:
                return new() { Action = ShellAction.Interact, ImportsModule = imports };
            case "-i":
                return Refuse("-i takes no arguments.");
            case "-c" when rest.Length > 0:
                return new() { Action = ShellAction.RunCommand, Text = string.Join(' ', rest), ImportsModule = imports };
            case "-c":
                return Refuse("-c needs a command line.");
            case ['-', ..] option:
                return Refuse($"'{option}' is not an option of this shell.");
            default:
                return new() { Action = ShellAction.RunScript, Text = args[at], Arguments = rest, ImportsModule = imports };
        }
    }

    private static ShellOptions Refuse(string complaint) => new() { Action = ShellAction.Refuse, Text = complaint };
}
