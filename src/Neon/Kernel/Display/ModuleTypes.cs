using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Neon;

/// <summary>Registers the type data of the module in the session that imports it.</summary>
/// <remarks>
/// A types file would do the same, but takes much longer to load, and a session that imports a second copy of the module reports
/// each of its members as an error. The type data stays in the session when the module is removed: variables still contain
/// objects, and a list of them must not show control characters. Most of the time is the first use of code of the engine, so
/// everything is registered at once.
/// </remarks>
public sealed class ModuleTypes : IModuleAssemblyInitializer
{
    private static readonly Lazy<TypeData[]> Registered = new(() => [.. All()]);

    /// <summary>The type data.</summary>
    internal static IReadOnlyCollection<TypeData> All()
    {
        var all = new List<TypeData>();
        foreach (var type in ListedType.All)
        {
            type.AddTo(all);
        }

        ViewCells.AddTo(all);
        return all;
    }

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
            .AddParameter("TypeData", Registered.Value)
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
        var probe = new PSObject();
        probe.TypeNames.Insert(0, ListedType.Deserialized + typeof(NeonObject).FullName);
        return probe.Members[ViewCells.NameMember] is not null;
    }
}
