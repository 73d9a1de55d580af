using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Neon;

/// <summary>Registers the type data of the module in the session that imports it.</summary>
/// <remarks>
/// A types file would do the same, but takes much longer to load, and a session that imports a second copy of the module reports
/// each of its members as an error. The type data stays in the session when the module is removed: variables still contain
/// objects, and a list of them must not show control characters.
/// </remarks>
public sealed class ModuleTypes : IModuleAssemblyInitializer
{
    private static readonly Lazy<TypeData[]> All = new(() => [.. ListedType.All.SelectMany(type => type.Data()).Concat(ViewCells.Data())]);

    /// <summary>Registers the types in the session, unless an earlier import did.</summary>
    public void OnImport()
    {
        // Specified by its type instead of its name, the command needs no module import. A program without this assembly cannot
        // format anything.
        if (IsKnown() || Type.GetType("Microsoft.PowerShell.Commands.UpdateTypeDataCommand, Microsoft.PowerShell.Commands.Utility") is not { } command)
        {
            return;
        }

        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(new CmdletInfo("Update-TypeData", command))
            .AddParameter("TypeData", All.Value)
            .AddParameter("Force", true)
            // Preferences of the session do not apply to this change.
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
