using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Neon.Tests.Support;

/// <summary>The type data of a session that has imported the module.</summary>
internal static class ModuleTypeData
{
    private static readonly Lazy<Dictionary<string, TypeData>> ByName = new(Read);

    public static IReadOnlyCollection<TypeData> All => ByName.Value.Values;

    public static TypeData? Of(string type) => ByName.Value.GetValueOrDefault(type);

    private static Dictionary<string, TypeData> Read()
    {
        using var runspace = NeonRunspace.Open();
        using var shell = PowerShell.Create(runspace);
        return shell.AddScript("Get-TypeData Neon.*, Deserialized.Neon.*").Invoke<TypeData>().ToDictionary(type => type.TypeName);
    }
}
