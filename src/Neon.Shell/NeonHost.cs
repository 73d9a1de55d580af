using System.Globalization;
using System.Management.Automation.Host;
using System.Reflection;

namespace Neon.Shell;

/// <summary>The host: what the engine knows of the shell.</summary>
internal sealed class NeonHost(NeonHostUI ui) : PSHost
{
    private int _nesting;
    private int _nestingToLeave;

    public override string Name => "Neon.Shell";

    public override Version Version { get; } =
        Assembly.GetExecutingAssembly().GetName().Version ?? new Version(0, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI => ui;

    /// <summary>Gets the code that a command asked the shell to leave with, or null while none did.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Gets a value indicating whether the innermost prompt has to end.</summary>
    public bool HasToLeave => ExitCode is not null || _nestingToLeave > 0;

    /// <summary>Gets or sets what reads and runs commands inside a command that is suspended.</summary>
    public Action? NestedPrompt { get; set; }

    public override void SetShouldExit(int exitCode)
    {
        // Inside a nested prompt 'exit' returns to the command that was suspended, as it does in pwsh.
        if (_nesting > 0)
        {
            ExitNestedPrompt();
        }
        else
        {
            ExitCode ??= exitCode;
        }
    }

    public override void EnterNestedPrompt()
    {
        if (NestedPrompt is null)
        {
            throw NeonHostUI.NobodyToAsk("a command");
        }

        _nesting++;
        try
        {
            NestedPrompt();
        }
        finally
        {
            _nesting--;
            _nestingToLeave = Math.Max(0, _nestingToLeave - 1);
        }
    }

    public override void ExitNestedPrompt() => _nestingToLeave = Math.Min(_nesting, _nestingToLeave + 1);

    public override void NotifyBeginApplication()
    {
        // A native program draws for itself.
        ui.Screen.ClearProgress();
    }

    public override void NotifyEndApplication()
    {
        // The screen needs nothing after a native program.
    }
}
