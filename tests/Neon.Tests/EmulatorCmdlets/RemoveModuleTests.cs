using Neon.Tests.Connection;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.EmulatorCmdlets;

[Collection(SharedState.Name)]
public sealed class RemoveModuleTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        SharedState.Reset();
        _host.Dispose();
    }

    [Fact]
    public void Removing_the_module_stops_the_emulator_and_removes_its_connections()
    {
        Assert.Empty(_host.Run("$null = Start-NeonEmulator").Errors);
        Assert.NotNull(RunningEmulator.Current);

        Assert.Empty(_host.Run("Remove-Module Neon").Errors);

        Assert.Null(RunningEmulator.Current);
        Assert.Null(_host.Session.Connection);
    }

    [Fact]
    public void Starting_another_emulator_disconnects_sessions_from_the_first()
    {
        Assert.Empty(_host.Run("$null = Start-NeonEmulator; $null = Start-NeonEmulator -NoConnect").Errors);

        Assert.Null(_host.Session.Connection);
        Assert.Empty(_host.Run("Stop-NeonEmulator").Errors);
    }
}
