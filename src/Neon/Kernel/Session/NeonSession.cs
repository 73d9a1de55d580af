using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Neon;

/// <summary>
/// What one runspace remembers: its connection and its context. Parallel runspaces do not disturb each other; what was
/// set with <c>-Scope Process</c> is the fallback of them all.
/// </summary>
internal sealed class NeonSession
{
    /// <summary>The variable by which a session says that context files count.</summary>
    public const string FilePreference = "NeonUseNeonFile";

    private static readonly ConditionalWeakTable<Runspace, NeonSession> Sessions = [];
    private NeonContext _context = NeonContext.Empty;
    private NeonConnection? _contextConnection;

    private NeonSession()
    {
    }

    /// <summary>What every runspace of the process falls back to.</summary>
    public static NeonSession Process { get; } = new();

    /// <summary>The session of the runspace that runs on this thread.</summary>
    public static NeonSession Current => Of(Runspace.DefaultRunspace);

    public NeonConnection? Connection { get; set; }

    /// <summary>What was set, for the account of the connection; <see cref="SetContext"/> names another one.</summary>
    public NeonContext Context
    {
        get => _context;
        set => SetContext(value, null);
    }

    /// <summary>
    /// The connection that the next cmdlet would make, for completion alone: a Tab does not connect the session.
    /// </summary>
    public NeonConnection? Anticipated { get; set; }

    /// <summary>
    /// Whether the emulator that the session was connected to has been stopped. The session then does not connect by itself:
    /// what was meant for the emulator would reach whatever the key in the environment reaches.
    /// </summary>
    public bool IsEmulatorStopped { get; set; }

    /// <summary>
    /// The connection in force: the runspace's own, else the process's. One that the module made by itself gives way to the
    /// process's, which somebody has chosen.
    /// </summary>
    public NeonConnection? EffectiveConnection => Connection is null || GivesWay(Connection) ? Process.Connection : Connection;

    /// <summary>Whether the session may connect by itself.</summary>
    public bool ConnectsByItself => !IsEmulatorStopped && !Process.IsEmulatorStopped;

    /// <summary>Sets the context for the account of a connection.</summary>
    public void SetContext(NeonContext context, NeonConnection? connection) => (_context, _contextConnection) = (context, connection);

    /// <summary>
    /// Drops the connection that the module made by itself where it is not what it would make now: another key or host is in
    /// the environment, or the process has a connection. The context goes with it, unless the account is still the same.
    /// </summary>
    public void DropOutdated(SessionState state)
    {
        if (Connection is { } own && (GivesWay(own) || !ConnectionFactory.IsCurrent(own, state)))
        {
            Connection = null;
            if (EffectiveConnection?.LimitPartition != own.LimitPartition)
            {
                Context = NeonContext.Empty;
            }
        }
    }

    /// <summary>
    /// The context for a call over a connection, which is the session's own if none is given: what was set, and where that
    /// says nothing the context file of the present folder, if it is wanted; a connection that is given brings its
    /// organization along. For another account the session's organization and projects mean nothing, and a file counts only
    /// if its connection says so.
    /// </summary>
    /// <exception cref="NeonApiException">The file is wanted and cannot be used.</exception>
    public NeonContext ContextFor(NeonConnection? connection, SessionState state)
    {
        var user = connection ?? EffectiveConnection;
        var context = ContextOf(user).From("session");
        if (connection?.OrganizationId is { } organization)
        {
            // What the session itself has set comes before it; what only the process has set does not.
            context = context.Over(new NeonContext { OrganizationId = organization }.From("connection"));
        }

        context = context.Over(Process.ContextOf(user).From("process"));
        return WantsFile(connection, state) ? context.Over(FileContext(state)) : context;
    }

    /// <summary>Whether context files count: as the connection says, and where it does not, as the session's variable does.</summary>
    public bool WantsFile(NeonConnection? connection, SessionState state) =>
        (connection ?? EffectiveConnection)?.UseNeonFile ?? (IsOwn(connection) && IsFilePreferred(state));

    /// <summary>Whether the session's variable says that context files count.</summary>
    public static bool IsFilePreferred(SessionState state) => LanguagePrimitives.IsTrue(state.PSVariable.GetValue(FilePreference));

    /// <summary>The context file that the present folder of the file system has, in itself or above.</summary>
    public static string? FindFile(SessionState state) => ContextFile.Find(state.Path.CurrentFileSystemLocation.ProviderPath);

    /// <summary>What the context file of the present folder holds; empty where there is none.</summary>
    public static NeonContext FileContext(SessionState state) =>
        FindFile(state) is { } path ? ContextFile.ReadContext(path) : NeonContext.Empty;

    public static NeonSession Of(Runspace runspace) => Sessions.GetValue(runspace, _ => new NeonSession());

    /// <summary>
    /// Drops the connections to an emulator that is stopped, with their contexts, in all runspaces. None of them connects by
    /// itself from then on.
    /// </summary>
    public static void Forget(Uri emulator)
    {
        foreach (var session in Sessions.Select(pair => pair.Value).Append(Process))
        {
            if ((session._contextConnection ?? session.Connection)?.BaseUri == emulator)
            {
                session.Context = NeonContext.Empty;
            }

            if (session.Connection?.BaseUri == emulator)
            {
                session.Connection.RaiseChanged();
                session.Connection = null;
                session.IsEmulatorStopped = true;
            }
        }
    }

    /// <summary>What was set for the account of a connection; what was set for another account means nothing to it.</summary>
    internal NeonContext ContextOf(NeonConnection? user) =>
        user is null || (_contextConnection ?? EffectiveConnection)?.LimitPartition == user.LimitPartition ? Context : NeonContext.Empty;

    private static bool GivesWay(NeonConnection connection) =>
        connection.Settings.IsImplicit && (Process.Connection is not null || Process.IsEmulatorStopped);

    private bool IsOwn(NeonConnection? connection) =>
        connection is null || connection.LimitPartition == EffectiveConnection?.LimitPartition;

    public static NeonSession For(NeonScope scope) => scope == NeonScope.Process ? Process : Current;
}
