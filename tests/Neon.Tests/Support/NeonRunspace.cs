using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace Neon.Tests.Support;

/// <summary>A new session with the staged module imported, as pwsh starts it.</summary>
internal static class NeonRunspace
{
    // What a reset does not remove: functions, aliases, modules, the location, strict mode.
    private const string Traces = """
        "$((Get-ChildItem Function:).Count) $((Get-ChildItem Alias:).Count) $(Get-Module) $PWD"
        try { $null = $thereIsNoSuchVariable } catch { 'strict' }
        """;

    // An import takes longer than most tests.
    private static readonly ConcurrentBag<Runspace> Spare = [];
    private static readonly ConcurrentDictionary<Runspace, bool> Rented = [];
    private static readonly Lazy<string> Untouched = new(() =>
    {
        using var runspace = Open();
        return TracesOf(runspace);
    });

    /// <summary>Opens one.</summary>
    /// <param name="host">The host that is asked and shows what is printed; null for none.</param>
    /// <param name="configure">Further changes of the initial session.</param>
    public static Runspace Open(PSHost? host = null, Action<InitialSessionState>? configure = null)
    {
        var runspace = New(host, configure);
        for (var attempt = 1; attempt < 5 && !HasFiles(runspace); attempt++)
        {
            runspace.Dispose();
            runspace = New(host, configure);
        }

        return runspace;
    }

    private static Runspace New(PSHost? host, Action<InitialSessionState>? configure)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([StagedModule.Manifest]);
        configure?.Invoke(state);
        var runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        return runspace;
    }

    /// <summary>A clean one from another test, or a new one. It is not interactive.</summary>
    public static Runspace Rent()
    {
        var runspace = Take();
        Rented[runspace] = true;
        return runspace;
    }

    private static Runspace Take()
    {
        while (Spare.TryTake(out var runspace))
        {
            if (HasFiles(runspace))
            {
                return runspace;
            }

            runspace.Dispose();
        }

        return Open();
    }

    /// <summary>Keeps a session for the next test, unless this test has left something in it.</summary>
    public static void Return(Runspace runspace)
    {
        // Two tests that share one would run into each other.
        if (!Rented.TryRemove(runspace, out _))
        {
            throw new InvalidOperationException("The session was returned twice.");
        }

        if (runspace.RunspaceAvailability != RunspaceAvailability.Available || TracesOf(runspace) != Untouched.Value)
        {
            runspace.Dispose();
            return;
        }

        runspace.ResetRunspaceState();
        var session = NeonSession.Of(runspace);
        (session.Connection, session.Context, session.PeekedConnection, session.IsEmulatorStopped) = (null, NeonContext.Empty, null, false);
        Spare.Add(runspace);
    }

    /// <summary>
    /// Whether the session has a file system drive. In rare cases, the engine opens or resets a session without it, or without its
    /// provider, if many do so at once.
    /// </summary>
    private static bool HasFiles(Runspace runspace)
    {
        try
        {
            return runspace.SessionStateProxy.Drive.GetAllForProvider("FileSystem").Any(drive => drive.Name != "Temp");
        }
        catch (ProviderNotFoundException)
        {
            return false;
        }
    }

    private static string TracesOf(Runspace runspace)
    {
        using var shell = PowerShell.Create(runspace);
        return string.Join('\n', shell.AddScript(Traces).Invoke());
    }
}
