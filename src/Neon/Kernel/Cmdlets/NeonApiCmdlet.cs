using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that talk to Neon.</summary>
public abstract class NeonApiCmdlet : NeonCmdlet
{
    private NeonClient? _client;

    /// <summary>
    /// The connection to use, as <c>Connect-Neon -PassThru</c> gives it. Without it the session's connection is used, and
    /// where there is none the module connects with the key it finds. The session's context counts for its own account only.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public NeonConnection? Connection { get; set; }

    /// <summary>The client of this call; connects if the session has not.</summary>
    internal NeonClient Client => _client ??= NewClient(Connection ?? SessionConnection());

    /// <summary>The parents that stand in for parameters that were not given.</summary>
    internal NeonContext Context => NeonSession.Current.ContextFor(Connection);

    /// <summary>What the user calls a project, branch or endpoint, where the cmdlet has come to know it.</summary>
    internal virtual string? NameOf(string id) => null;

    private NeonClient NewClient(NeonConnection connection) =>
        new(connection, PostVerbose, new HoldupProgress(this, connection, NameOf).Report);

    private NeonConnection SessionConnection()
    {
        var session = NeonSession.Current;
        if (session.Connection is { } own && !ConnectionFactory.IsCurrent(own, this))
        {
            // Its organizations and projects belong to the key of before.
            session.Connection = null;
            session.Context = NeonContext.Empty;
        }

        return session.EffectiveConnection ?? (session.Connection = ConnectionFactory.Connect(this));
    }
}
