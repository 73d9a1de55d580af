using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace Neon.Tests.Support;

/// <summary>A session as pwsh begins one, with the staged module imported.</summary>
internal static class NeonRunspace
{
    /// <summary>Opens one.</summary>
    /// <param name="host">Who is asked and shows what is printed; null for nobody.</param>
    /// <param name="configure">What else the session begins with.</param>
    public static Runspace Open(PSHost? host = null, Action<InitialSessionState>? configure = null)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([StagedModule.Manifest]);
        configure?.Invoke(state);
        var runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        return runspace;
    }
}
