using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Neon.Shell;

/// <summary>Runs the shell on a console: a script, a command line or a prompt.</summary>
public static class ShellRunner
{
    private const int Failed = 1;
    private const int WrongArguments = 64;
    private const int Interrupted = 130;

    /// <summary>Runs the shell until it is done.</summary>
    /// <param name="args">The arguments, as on the command line; <c>-h</c> prints what there is.</param>
    /// <param name="console">Where to read and write.</param>
    /// <param name="timeProvider">The time that the progress line measures with; the system's unless given.</param>
    /// <param name="cancellationToken">Does what Ctrl+C does.</param>
    /// <returns>
    /// The exit code: that of the script or command line (<c>exit N</c>), 0 when it succeeded, 1 when it failed, 64 when the
    /// arguments are wrong, 130 when it was interrupted. Failures are printed, never thrown.
    /// </returns>
    public static Task<int> RunAsync(
        IReadOnlyList<string> args,
        IConsole console,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(console);
        ShellOptions options = ShellOptions.Parse(args);

        // A thread of its own: the shell waits for its pipelines and for keys.
        return Task.Factory.StartNew(
            () => Run(options, console, timeProvider ?? TimeProvider.System, cancellationToken),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    private static int Run(ShellOptions options, IConsole console, TimeProvider time, CancellationToken cancellationToken)
    {
        switch (options.Action)
        {
            case ShellAction.ShowHelp:
                console.Out.Write(ShellOptions.Help);
                return 0;
            case ShellAction.Refuse:
                console.Error.WriteLine(options.Text);
                console.Error.Write(ShellOptions.Help);
                return WrongArguments;
        }

        using var screen = new Screen(console, time);
        var ui = new NeonHostUI(console, screen);
        var host = new NeonHost(ui);
        using var session = new ShellSession(host, screen);
        var loop = new CommandLoop(console, session, host, screen);
        ui.Stop = session.Interrupt;
        host.NestedPrompt = console.IsInteractive ? loop.Run : null;
        void OnInterrupted(object? sender, EventArgs e) => session.Interrupt();
        console.Interrupted += OnInterrupted;
        try
        {
            using CancellationTokenRegistration registration = cancellationToken.Register(session.Interrupt);
            bool succeeded = (!options.ImportsModule || Import(session, ui)) && Start(options, session, loop, ui);
            return host.ExitCode
                ?? (session.IsInterrupted && !(options.Action == ShellAction.Interact && console.IsInteractive) ? Interrupted
                : succeeded ? 0 : Failed);
        }
        finally
        {
            console.Interrupted -= OnInterrupted;
        }
    }

    private static bool Import(ShellSession session, NeonHostUI ui)
    {
        if (StagedModule.Manifest is not { } manifest)
        {
            ui.WriteErrorLine("The module is not staged in out/Neon. Build the solution first: dotnet build");
            return false;
        }

        return session.Run(shell => shell.AddCommand("Import-Module")
            .AddParameter("Name", manifest)
            .AddParameter("ErrorAction", ActionPreference.Stop));
    }

    private static bool Start(ShellOptions options, ShellSession session, CommandLoop loop, NeonHostUI ui)
    {
        switch (options.Action)
        {
            case ShellAction.Interact:
                loop.Run();
                return true;
            case ShellAction.RunCommand:
                return session.Run(shell => shell.AddScript(options.Text, useLocalScope: false), addToHistory: true)
                    && session.Evaluate<bool>(shell => shell.AddScript("$global:?")) is [true];
            case ShellAction.RunScript:
                return RunScript(Path.GetFullPath(options.Text), options.Arguments, session, ui);
            default:
                return StagedModule.Tour is { } tour
                    ? RunScript(tour, [], session, ui)
                    : Complain(ui, "The repository with samples/tour.ps1 was not found above the shell's folder.");
        }
    }

    private static bool RunScript(string path, IReadOnlyList<string> arguments, ShellSession session, NeonHostUI ui)
    {
        if (!File.Exists(path))
        {
            return Complain(ui, $"There is no script '{path}'.");
        }

        if (!path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase))
        {
            return Complain(ui, $"'{path}' is not a PowerShell script: its name does not end with .ps1.");
        }

        return session.Run(shell =>
        {
            var command = new Command(path, isScript: false, useLocalScope: false);
            foreach (string argument in arguments)
            {
                command.Parameters.Add(ScriptArgument.Parse(argument));
            }

            shell.Commands.AddCommand(command);
            EngineInternals.LetExitThrough(shell.Runspace);
        });
    }

    private static bool Complain(NeonHostUI ui, string message)
    {
        ui.WriteErrorLine(message);
        return false;
    }
}
