using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Neon.Shell;

/// <summary>The runspace of a shell: runs one thing at a time, prints what comes out of it, and can be told to stop.</summary>
internal sealed class ShellSession : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Stack<PowerShell> _running = new();
    private readonly Runspace _runspace;
    private readonly Screen _screen;

    public ShellSession(NeonHost host, Screen screen)
    {
        _screen = screen;
        _runspace = RunspaceFactory.CreateRunspace(host, StandIns.AddTo(InitialState()));
        _runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        _runspace.Open();
    }

    /// <summary>Gets a value indicating whether the last command was told to stop.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>Runs a command, a script or a text and prints what comes out of it.</summary>
    /// <param name="build">Says what to run.</param>
    /// <param name="addToHistory">Whether Get-History is to know it.</param>
    /// <returns>False when it ended with an error or was stopped.</returns>
    public bool Run(Action<PowerShell> build, bool addToHistory = false)
    {
        using PowerShell shell = Create();
        build(shell);
        foreach (Command command in shell.Commands.Commands)
        {
            // Errors go through the formatting as well, in their place among the results.
            command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        }

        shell.AddCommand("Out-Default");
        try
        {
            Track(shell, () => shell.Invoke(null, new PSInvocationSettings { AddToHistory = addToHistory }));
            return true;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (Exception failure) when (failure is IContainsErrorRecord)
        {
            Report(failure);
            return false;
        }
        finally
        {
            _screen.ClearProgress();
        }
    }

    /// <summary>Runs something for its results, without printing them.</summary>
    /// <typeparam name="T">What the results are converted to.</typeparam>
    /// <param name="build">Says what to run.</param>
    /// <returns>The results; none when it failed.</returns>
    public IReadOnlyList<T> Evaluate<T>(Action<PowerShell> build)
    {
        using PowerShell shell = Create();
        build(shell);
        try
        {
            IReadOnlyList<T> results = [];
            Track(shell, () => results = shell.Invoke<T>());
            return results;
        }
        catch (Exception failure) when (failure is IContainsErrorRecord)
        {
            return [];
        }
    }

    /// <summary>Finds completions.</summary>
    /// <param name="before">The lines before the one to complete.</param>
    /// <param name="text">The line to complete.</param>
    /// <param name="cursor">Where the cursor stands in it.</param>
    /// <returns>The completions, possibly none.</returns>
    public Completions Complete(string before, string text, int cursor)
    {
        using PowerShell shell = Create();
        CommandCompletion found = CommandCompletion.CompleteInput(before + text, before.Length + cursor, null, shell);
        return new Completions(text, cursor, found, before.Length);
    }

    /// <summary>Stops what is running; what starts later is not concerned once <see cref="Resume"/> was called.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            IsInterrupted = true;
            if (_running.TryPeek(out PowerShell? shell))
            {
                Stop(shell);
            }
        }
    }

    /// <summary>Forgets an interrupt, before the next command of a prompt.</summary>
    public void Resume() => IsInterrupted = false;

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();

    private static void Stop(PowerShell shell) => _ = shell.BeginStop(null, null);

    private static InitialSessionState InitialState()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // The default of a pwsh installation; an engine on its own would refuse to run any script.
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
        }

        return state;
    }

    private PowerShell Create()
    {
        lock (_gate)
        {
            // Within a command that is suspended, the pipeline is nested and stays on the command's thread.
            if (_running.Count > 0)
            {
                return PowerShell.Create(RunspaceMode.CurrentRunspace);
            }
        }

        var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        return shell;
    }

    private void Track(PowerShell shell, Action invoke)
    {
        lock (_gate)
        {
            _running.Push(shell);
        }

        // An interrupt can arrive before the pipeline has begun, when there is nothing to stop yet.
        shell.InvocationStateChanged += (_, e) =>
        {
            if (IsInterrupted && e.InvocationStateInfo.State == PSInvocationState.Running)
            {
                Stop(shell);
            }
        };
        try
        {
            invoke();
        }
        finally
        {
            lock (_gate)
            {
                _running.Pop();
            }
        }
    }

    private void Report(Exception failure)
    {
        using PowerShell shell = Create();
        PSObject record = PSObject.AsPSObject(new ErrorRecord(((IContainsErrorRecord)failure).ErrorRecord, failure));
        EngineInternals.MarkAsError(record);
        shell.AddCommand("Out-Default");
        shell.Invoke(new[] { record });
    }
}
