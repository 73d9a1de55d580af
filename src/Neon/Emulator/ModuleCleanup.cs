using System.Management.Automation;

namespace Neon;

/// <summary>Cleans up when the module is removed from the session.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <summary>Stops the emulator, if one is running.</summary>
    /// <param name="psModuleInfo">The removed module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => RunningEmulator.Stop();
}
