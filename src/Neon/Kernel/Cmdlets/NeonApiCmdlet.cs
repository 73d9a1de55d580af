using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that talk to Neon.</summary>
public abstract class NeonApiCmdlet : NeonCmdlet
{
    private const int WaitActivityId = 0x4E656F6F;
    private NeonClient? _client;
    private bool _isWaiting;

    /// <summary>
    /// The connection to use, as <c>Connect-Neon -PassThru</c> gives it. Without it the session's connection is used, and
    /// where there is none the module connects with the key it finds. The session's context counts for its own account only.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public NeonConnection? Connection { get; set; }

    /// <summary>The client of this call; connects if the session has not.</summary>
    internal NeonClient Client => _client ??= new NeonClient(
        Connection ?? SessionConnection(), PostVerbose, reason => Post(() => ShowWaiting(reason)));

    /// <summary>The parents that stand in for parameters that were not given.</summary>
    internal NeonContext Context => NeonSession.Current.ContextFor(Connection);

    private void ShowWaiting(string? reason)
    {
        if (reason is null && !_isWaiting)
        {
            return;
        }

        _isWaiting = reason is not null;
        WriteProgress(new ProgressRecord(WaitActivityId, "Waiting for Neon", reason ?? "Done")
        {
            RecordType = _isWaiting ? ProgressRecordType.Processing : ProgressRecordType.Completed,
        });
    }

    private NeonConnection SessionConnection()
    {
        var session = NeonSession.Current;
        if (session.Connection is { } own && !ConnectionFactory.IsCurrent(own, SessionState))
        {
            // Its organizations and projects belong to the key of before.
            session.Connection = null;
            session.Context = NeonContext.Empty;
        }

        return session.EffectiveConnection ?? (session.Connection = ConnectionFactory.Connect(this));
    }
}
