using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Neon.Commands;

/// <summary>
/// The session data for completion: variables, connection and context. It does not change the session. If the session is not
/// connected, it creates the connection that the first cmdlet would create, for its own use. A vault is never asked, because it
/// could prompt.
/// </summary>
internal sealed class CompletionSession
{
    private readonly NeonSession? _session = Runspace.DefaultRunspace is { } runspace ? NeonSession.Of(runspace) : null;
    private readonly Lazy<SessionState?> _state = new(() =>
        (ScriptBlock.Create("$ExecutionContext").InvokeReturnAsIs() as PSObject)?.BaseObject is EngineIntrinsics engine ? engine.SessionState : null);

    /// <summary>A variable of the session; null if there is none.</summary>
    public object? Variable(string name) => _state.Value?.PSVariable.GetValue(name);

    /// <summary>A specified connection, with its context.</summary>
    public (NeonConnection Connection, NeonContext Context)? Of(NeonConnection? named) =>
        named is null || _session is null || _state.Value is not { } state ? null : (named, _session.ContextFor(named, state));

    /// <summary>The connection of the session, with its context.</summary>
    public (NeonConnection Connection, NeonContext Context)? Of()
    {
        if (_session is null || _state.Value is not { } state)
        {
            return null;
        }

        if (_session.EffectiveConnection is { } own && !ConnectionFactory.IsCurrent(own, state))
        {
            // The next cmdlet drops it with its context.
            return Peek(_session, state) is { } next ? (next, NeonContext.Empty) : null;
        }

        return (_session.EffectiveConnection ?? Peek(_session, state)) is { } connection
            ? (connection, _session.ContextFor(null, state))
            : null;
    }

    private static NeonConnection? Peek(NeonSession session, SessionState state)
    {
        if (!session.ConnectsByItself)
        {
            return null;
        }

        if (session.PeekedConnection is not { } peeked || !ConnectionFactory.IsCurrent(peeked, state))
        {
            session.PeekedConnection = ConnectionFactory.PeekConnection(state);
        }

        return session.PeekedConnection;
    }
}
