using System.Management.Automation;

namespace Neon;

/// <summary>Ends what would outlive the module when it is removed from the session.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <summary>Stops the emulator, if one runs.</summary>
    /// <param name="psModuleInfo">The module that is removed.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => RunningEmulator.Stop();
}
