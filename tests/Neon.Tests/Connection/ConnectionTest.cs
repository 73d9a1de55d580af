using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

/// <summary>An engine without a connection, and an emulator that listens on loopback for it.</summary>
[Collection(SharedState.Name)]
public abstract class ConnectionTest : IDisposable
{
    private const string Host = "NEON_API_HOST";
    private const string Key = "NEON_API_KEY";
    private readonly string? _hostBefore = Environment.GetEnvironmentVariable(Host);
    private readonly string? _keyBefore = Environment.GetEnvironmentVariable(Key);
    private readonly NeonHost _engine = new();

    protected ConnectionTest()
    {
        // It uses the computer's clock: operations with a duration would slow the tests down.
        Server = new NeonEmulator(new EmulatorOptions { ApiKey = Marker, OperationDuration = TimeSpan.Zero });
        Address = Server.Listen();
        HostVariable = Address.ToString();
        KeyVariable = null;
        Session.Connection = null;
        Session.Context = NeonContext.Empty;
    }

    /// <summary>The key that the emulator accepts, in a form that is easy to find in all output.</summary>
    protected const string Marker = "napi_marker0secret0marker";

    private protected NeonEmulator Server { get; }

    private protected NeonSession Session => _engine.Session;

    protected Uri Address { get; }

    protected static string? HostVariable
    {
        set => Environment.SetEnvironmentVariable(Host, value);
    }

    protected static string? KeyVariable
    {
        set => Environment.SetEnvironmentVariable(Key, value);
    }

    public void Dispose()
    {
        HostVariable = _hostBefore;
        KeyVariable = _keyBefore;
        SharedState.Reset();
        Assert.Empty(Server.Violations);
        Server.Dispose();
        _engine.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected PipelineResult Run(string script, params (string Name, object? Value)[] variables) => _engine.Run(script, variables);

    /// <summary>The only text or object that a script returns, without any error.</summary>
    private protected T One<T>(string script, params (string Name, object? Value)[] variables) =>
        Assert.Single(_engine.Get<T>(script, variables));

    /// <summary>Another runspace of the process, without a connection of its own.</summary>
    private protected PipelineResult RunInAnotherRunspace(string script, params (string Name, object? Value)[] variables)
    {
        var runspace = _engine.NewRunspace();
        var session = NeonSession.Of(runspace);
        session.Connection = null;
        session.Context = NeonContext.Empty;
        return PipelineResult.Of(runspace, script, variables);
    }

    /// <summary>The number of requests that the emulator received.</summary>
    private protected int RequestCount => Server.Exchanges.Count;
}
