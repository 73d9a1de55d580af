using Neon.Tests.Connection;
using Neon.Tests.Support;

namespace Neon.Tests.Help;

/// <summary>
/// The environment of a user whose only Neon is the emulator of an <see cref="ExampleHost"/>. The process is restored at the
/// end.
/// </summary>
internal sealed class ExampleEnvironment : IDisposable
{
    private static readonly string[] Names = ["NEON_API_HOST", "NEON_API_KEY", "PSModulePath", "DATABASE_URL"];
    private readonly string?[] _before = [.. Names.Select(Environment.GetEnvironmentVariable)];

    public ExampleEnvironment(ExampleHost host, bool hasKey)
    {
        Environment.SetEnvironmentVariable(Names[0], host.Engine.Emulator.Listen().ToString());
        Environment.SetEnvironmentVariable(Names[1], hasKey ? ExampleHost.Key : null);
        // Parallel runspaces import the module automatically, as from the module folder that users copy it to.
        Environment.SetEnvironmentVariable(Names[2], Path.GetDirectoryName(StagedModule.Folder));
    }

    public void Dispose()
    {
        foreach (var (name, value) in Names.Zip(_before))
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        SharedState.Reset();
    }
}
