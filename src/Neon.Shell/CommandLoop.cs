using System.Management.Automation.Language;

namespace Neon.Shell;

/// <summary>Reads commands and runs them, one after the other.</summary>
internal sealed class CommandLoop(IConsole console, ShellSession session, NeonHost host, Screen screen)
{
    private const string ContinuationPrompt = ">> ";
    private readonly LineEditor _editor = new(console, screen.Write);

    /// <summary>Runs until the input ends, a command leaves the shell, or, without a terminal, until an interrupt.</summary>
    public void Run()
    {
        while (!host.HasToLeave && ReadCommand() is { } command)
        {
            if (!string.IsNullOrWhiteSpace(command))
            {
                session.Run(shell => shell.AddScript(command, useLocalScope: false), addToHistory: true);
            }

            if (session.IsInterrupted && !console.IsInteractive)
            {
                return;
            }
        }
    }

    private static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out ParseError[] errors);
        return Array.Exists(errors, e => e.IncompleteInput);
    }

    private string? ReadCommand()
    {
        string before = "";
        while (true)
        {
            LineInput line = ReadLine(before);
            if (line.IsEnd)
            {
                // Half a command at the end of a file is run for the error that explains it.
                return before.Length > 0 && !console.IsInteractive ? before : null;
            }

            if (line.Text is null)
            {
                return "";
            }

            string text = before + line.Text;
            if (!IsIncomplete(text))
            {
                return text;
            }

            before = text + "\n";
        }
    }

    private LineInput ReadLine(string before)
    {
        if (!console.IsInteractive)
        {
            return console.In.ReadLine() is { } line ? LineInput.Line(line) : LineInput.End;
        }

        // Before the prompt is made: it is a command too, and an interrupt of the one before does not concern it.
        session.Resume();
        string prompt = before.Length > 0
            ? ContinuationPrompt
            : string.Concat(session.Evaluate<string>(shell => shell.AddCommand("prompt")));
        using (screen.Hold())
        {
            return _editor.Read(
                prompt.Length > 0 ? prompt : "PS> ",
                (text, cursor) => session.Complete(before, text, cursor));
        }
    }
}
