using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Neon;

/// <summary>
/// The connection and the context of one runspace. Runspaces are independent of each other; values set with <c>-Scope Process</c>
/// are the fallback for all of them.
/// </summary>
internal sealed class NeonSession
{
    /// <summary>The variable that enables context files in a session.</summary>
    public const string FilePreference = "NeonUseNeonFile";

    private static readonly ConditionalWeakTable<Runspace, NeonSession> Sessions = [];
    private NeonContext _context = NeonContext.Empty;
    private NeonConnection? _contextConnection;

    private NeonSession()
    {
    }

    /// <summary>The fallback for every runspace of the process.</summary>
    public static NeonSession Process { get; } = new();

    /// <summary>The scope of this runspace only.</summary>
    public const string SessionScope = "Session";

    /// <summary>The scope of all runspaces of this process that do not have their own values.</summary>
    public const string ProcessScope = "Process";

    /// <summary>The session of the runspace that runs on this thread.</summary>
    public static NeonSession Current => Of(Runspace.DefaultRunspace);

    public NeonConnection? Connection { get; set; }

    /// <summary>
    /// The context that was set for the account of the connection; <see cref="SetContext"/> can set it for another
    /// account.
    /// </summary>
    public NeonContext Context
    {
        get => _context;
        set => SetContext(value, null);
    }

    /// <summary>
    /// The connection that the next cmdlet would create, for completion only: Tab does not connect the session.
    /// </summary>
    public NeonConnection? PeekedConnection { get; set; }

    /// <summary>
    /// Whether the emulator that the session was connected to has stopped. The session then does not connect automatically:
    /// commands for the emulator would reach the account of the key in the environment.
    /// </summary>
    public bool IsEmulatorStopped { get; set; }

    /// <summary>
    /// The effective connection: the runspace's own, else the process's. A connection of the process, which the user chose, takes
    /// precedence over one that was created automatically.
    /// </summary>
    public NeonConnection? EffectiveConnection => Connection is null || GivesWay(Connection) ? Process.Connection : Connection;

    /// <summary>Whether the session may connect automatically.</summary>
    public bool ConnectsByItself => !IsEmulatorStopped && !Process.IsEmulatorStopped;

    /// <summary>Sets the context for the account of a connection.</summary>
    public void SetContext(NeonContext context, NeonConnection? connection) => (_context, _contextConnection) = (context, connection);

    /// <summary>
    /// Drops a connection that was created automatically if it is outdated: another key or host is in the environment, or the
    /// process has a connection. The context is dropped with it, unless the account is the same.
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
    /// The context for a call over a connection (default: the session's own): the values that were set, else those of the context
    /// file of the current folder if it is enabled. A specified connection supplies its organization. For another account, the
    /// session's context does not apply, and a file is used only if the connection enables it.
    /// </summary>
    /// <exception cref="NeonApiException">The file is enabled but cannot be used.</exception>
    public NeonContext ContextFor(NeonConnection? connection, SessionState state)
    {
        var user = connection ?? EffectiveConnection;
        var context = ContextOf(user).From("session");
        if (connection?.OrganizationId is { } organization)
        {
            // Values set in the session take precedence over it; values set only for the process do not.
            context = context.Over(new NeonContext { OrganizationId = organization, OrganizationAsSet = connection.Settings.OrganizationAsSet }.From("connection"));
        }

        context = context.Over(Process.ContextOf(user).From("process"));
        return (WantsFile(connection, state) ? context.Over(FileContext(state)) : context).For(user);
    }

    /// <summary>Whether context files are used: the connection decides, else the session's variable.</summary>
    public bool WantsFile(NeonConnection? connection, SessionState state) =>
        (connection ?? EffectiveConnection)?.UseNeonFile ?? (IsOwn(connection) && IsFilePreferred(state));

    /// <summary>Whether the session's variable enables context files.</summary>
    public static bool IsFilePreferred(SessionState state) => LanguagePrimitives.IsTrue(state.PSVariable.GetValue(FilePreference));

    /// <summary>The context file for the current folder of the file system, in the folder or above.</summary>
    public static string? FindFile(SessionState state) => ContextFile.Find(state.Path.CurrentFileSystemLocation.ProviderPath);

    /// <summary>The content of the context file for the current folder; empty if there is none.</summary>
    public static NeonContext FileContext(SessionState state) =>
        FindFile(state) is { } path ? ContextFile.ReadContext(path) : NeonContext.Empty;

    public static NeonSession Of(Runspace runspace) => Sessions.GetValue(runspace, _ => new NeonSession());

    /// <summary>
    /// Drops the connections to a stopped emulator, with their contexts, in all runspaces. None of them connects automatically
    /// afterwards.
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

    /// <summary>The context that was set for the account of a connection; a context of another account does not apply.</summary>
    internal NeonContext ContextOf(NeonConnection? user) =>
        user is null || (_contextConnection ?? EffectiveConnection)?.LimitPartition == user.LimitPartition ? Context : NeonContext.Empty;

    private static bool GivesWay(NeonConnection connection) =>
        connection.Settings.IsImplicit && (Process.Connection is not null || Process.IsEmulatorStopped);

    private bool IsOwn(NeonConnection? connection) =>
        connection is null || connection.LimitPartition == EffectiveConnection?.LimitPartition;

    /// <summary>The session of a scope: this runspace, or the process.</summary>
    /// <param name="scope"><c>Session</c> or <c>Process</c>.</param>
    public static NeonSession For(string scope) => scope.Equals(ProcessScope, StringComparison.OrdinalIgnoreCase) ? Process : Current;
}
