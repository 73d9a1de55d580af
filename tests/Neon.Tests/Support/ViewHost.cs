using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Xunit;

namespace Neon.Tests.Support;

/// <summary>Shows objects on a console with the staged module's views, at a fixed time.</summary>
internal sealed class ViewHost : IDisposable
{
    private readonly TestHost _host;
    private readonly Runspace _runspace;

    public ViewHost(int width = 100, bool color = false, PSLanguageMode language = PSLanguageMode.FullLanguage)
    {
        _host = new TestHost { Width = width, IsTerminal = color };
        _runspace = NeonRunspace.Open(_host, state => state.ThreadOptions = PSThreadOptions.UseCurrentThread);
        _runspace.SessionStateProxy.LanguageMode = language;
    }

    /// <summary>The time from which ages are calculated, in UTC, which is the time zone here.</summary>
    public StillClock Clock { get; } = new();

    /// <summary>What is printed for the objects: a table or list, and a list with all properties.</summary>
    public string Show(IReadOnlyList<object?> values) => Show(values, "Out-Default") + Show(values, "Format-List | Out-Default");

    /// <summary>What is printed for the objects through one view.</summary>
    public string Show(IReadOnlyList<object?> values, string view)
    {
        _host.TakePrinted();
        var culture = CultureInfo.CurrentCulture;
        // The engine does not know word boundaries in other languages or in random text.
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        Display.Clock.Value = Clock;
        try
        {
            _runspace.SessionStateProxy.SetVariable("values", values);
            using var shell = PowerShell.Create(_runspace);
            var output = shell.AddScript($"$values | {view}").Invoke();
            Assert.Empty(shell.Streams.Error);
            return _host.Printed.ReplaceLineEndings("\n") + string.Concat(output);
        }
        finally
        {
            Display.Clock.Value = null;
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>What a script makes of the objects.</summary>
    public IReadOnlyList<PSObject> Run(IReadOnlyList<object?> values, string script)
    {
        _runspace.SessionStateProxy.SetVariable("values", values);
        using var shell = PowerShell.Create(_runspace);
        var output = shell.AddScript($"$values | {script}").Invoke();
        Assert.Empty(shell.Streams.Error);
        return output;
    }

    public void Dispose() => _runspace.Dispose();
}
