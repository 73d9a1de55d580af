using Xunit;

namespace Neon.Tests.Connection;

/// <summary>Tests that change what the whole process shares (environment, process session, the emulator) run one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SharedState
{
    public const string Name = "Shared state";

    /// <summary>Leaves the process as a new one: no emulator, no connection, and free to connect automatically.</summary>
    internal static void Reset()
    {
        RunningEmulator.Stop();
        NeonSession.Process.Connection = null;
        NeonSession.Process.Context = NeonContext.Empty;
        NeonSession.Process.IsEmulatorStopped = false;
    }
}
