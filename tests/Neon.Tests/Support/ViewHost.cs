using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Neon.Shell;
using Neon.Tests.Help;
using Xunit;

namespace Neon.Tests.Support;

/// <summary>Shows objects as the staged module's views show them.</summary>
internal sealed class ViewHost : IDisposable
{
    private readonly TextHost _host = new();
    private readonly Runspace _runspace;

    public ViewHost()
    {
        var state = StandIns.AddTo(InitialSessionState.CreateDefault2());
        state.ImportPSModule([StagedModule.Manifest]);
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
    }

    /// <summary>What is printed for the objects, as a table or list of their own and as a list with everything.</summary>
    public string Show(IReadOnlyList<object?> values) => Show(values, "Out-Default") + Show(values, "Format-List | Out-Default");

    /// <summary>What is printed for the objects through one view.</summary>
    public string Show(IReadOnlyList<object?> values, string view)
    {
        _host.Clear();
        _runspace.SessionStateProxy.SetVariable("values", values);
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript($"$values | {view}").Invoke();
        Assert.Empty(shell.Streams.Error);
        return _host.Text;
    }

    public void Dispose() => _runspace.Dispose();
}
