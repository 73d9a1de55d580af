using Xunit;

namespace Neon.Tests.Connection;

/// <summary>Tests that change what the whole process shares (environment, process session, the emulator) run one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SharedState
{
    public const string Name = "Shared state";
}
