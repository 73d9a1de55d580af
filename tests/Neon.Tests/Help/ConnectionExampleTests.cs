using Neon.Tests.Connection;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>
/// The examples that connect or start an emulator. They know no other Neon than the emulator: its address is in the
/// environment, where users have none. A key is there for connecting only.
/// </summary>
[Collection(SharedState.Name)]
public sealed class ConnectionExampleTests : IDisposable
{
    private static readonly string[] Names = ["NEON_API_HOST", "NEON_API_KEY"];
    private readonly string?[] _before = [.. Names.Select(Environment.GetEnvironmentVariable)];

    public static TheoryData<string, int> Examples => ExampleTests.Of(example => ExampleTests.OfConnections.Contains(example.Cmdlet));

    public void Dispose()
    {
        foreach (var (name, value) in Names.Zip(_before))
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        RunningEmulator.Stop();
        NeonSession.Process.Connection = null;
        NeonSession.Process.Context = NeonContext.Empty;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_does_what_it_shows(string cmdlet, int number)
    {
        var code = HelpExample.Find(cmdlet, number).Code;
        using var host = new ExampleHost(code);
        Environment.SetEnvironmentVariable(Names[0], host.Engine.Emulator.Listen().ToString());
        Environment.SetEnvironmentVariable(Names[1], cmdlet == "Connect-Neon" ? ExampleHost.Key : null);
        host.Session.Connection = null;

        ExampleTests.Check(host, code);

        Assert.Empty(host.Engine.Emulator.Violations);
    }
}
