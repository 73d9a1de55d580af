using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Neon;

/// <summary>Tells the session that imports the module what PowerShell has to know of its types.</summary>
/// <remarks>
/// A types file would do the same, but takes much longer to load, and a session that imports a second copy of the module
/// reports each of its members as an error. What the session knows stays there when the module is removed: variables still
/// hold objects then, and a list of them must not show control characters.
/// </remarks>
public sealed class ModuleTypes : IModuleAssemblyInitializer
{
    private static readonly Lazy<TypeData[]> All = new(() => [.. ListedType.All.SelectMany(type => type.Data()).Concat(ViewCells.Data())]);

    /// <summary>Tells the session about the types, unless it knows them from an earlier import.</summary>
    public void OnImport()
    {
        // By its type, and not by its name, the command needs no module: not in the list of modules, nor the time to import it.
        // A program without this assembly can neither show nor format anything.
        if (IsKnown() || Type.GetType("Microsoft.PowerShell.Commands.UpdateTypeDataCommand, Microsoft.PowerShell.Commands.Utility") is not { } command)
        {
            return;
        }

        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(new CmdletInfo("Update-TypeData", command))
            .AddParameter("TypeData", All.Value)
            .AddParameter("Force", true)
            // Preferences of the session are meant for other changes.
            .AddParameter("WhatIf", false)
            .AddParameter("Confirm", false)
            .AddParameter("Verbose", false)
            .AddParameter("ErrorAction", ActionPreference.Stop)
            .Invoke();
    }

    private static bool IsKnown()
    {
        var known = ListedType.All.First(type => type.Hidden.Length > 0);
        var probe = new PSObject();
        probe.TypeNames.Insert(0, known.Name);
        return probe.Members[known.Hidden[0].Name] is not null;
    }
}
