using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace Neon.Tests.Support;

/// <summary>A session as pwsh begins one, with the staged module imported.</summary>
internal static class NeonRunspace
{
    // What a reset leaves as it is: functions, aliases, modules, the location, strict mode.
    private const string Traces = """
        "$((Get-ChildItem Function:).Count) $((Get-ChildItem Alias:).Count) $(Get-Module) $PWD"
        try { $null = $thereIsNoSuchVariable } catch { 'strict' }
        """;

    // An import costs more than most tests do.
    private static readonly ConcurrentBag<Runspace> Spare = [];
    private static readonly Lazy<string> Untouched = new(() =>
    {
        using var runspace = Open();
        return TracesOf(runspace);
    });

    /// <summary>Opens one.</summary>
    /// <param name="host">Who is asked and shows what is printed; null for nobody.</param>
    /// <param name="configure">What else the session begins with.</param>
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

    /// <summary>One that another test has left as new, or a new one. Nobody is asked.</summary>
    public static Runspace Rent()
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

    /// <summary>Keeps a rented one for the next test, unless this one has left something in it.</summary>
    public static void Return(Runspace runspace)
    {
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
    /// Whether the session has a drive for files. The engine rarely opens or resets one without it, or without its provider, if many
    /// do so at once.
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
