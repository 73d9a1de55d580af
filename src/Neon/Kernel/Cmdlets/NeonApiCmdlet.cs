using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that talk to Neon.</summary>
public abstract class NeonApiCmdlet : NeonCmdlet
{
    private NeonClient? _client;
    private OperationProgress? _waiting;

    /// <summary>
    /// The connection to use, as <c>Connect-Neon -PassThru</c> gives it. Without it the session's connection is used, and
    /// where there is none the module connects with the key it finds. The session's context counts for its own account only.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public NeonConnection? Connection { get; set; }

    /// <summary>The client of this call; connects if the session has not.</summary>
    internal NeonClient Client => _client ??= new NeonClient(
        Connection ?? SessionConnection(), PostVerbose, operations => Post(() => ShowWaitingFor(operations)));

    /// <summary>The parents that stand in for parameters that were not given.</summary>
    internal NeonContext Context => NeonSession.Current.ContextFor(Connection);

    private void ShowWaitingFor(IReadOnlyList<Operation> operations)
    {
        if (operations.Count > 0)
        {
            (_waiting ??= new OperationProgress(this, Client.Clock)).Show(operations);
        }
        else
        {
            _waiting?.Dispose();
            _waiting = null;
        }
    }

    // A key that was found and is wrong is looked for again, where the user has mended it by then.
    private protected override void OnUnauthorized()
    {
        var session = NeonSession.Current;
        if (Connection is null && session.Connection is { AccountId: null })
        {
            session.Connection = null;
        }
    }

    private NeonConnection SessionConnection()
    {
        var session = NeonSession.Current;
        return session.EffectiveConnection ?? (session.Connection = ConnectionFactory.Connect(this));
    }
}
