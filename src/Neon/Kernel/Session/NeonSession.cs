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

    private NeonSession()
    {
    }

    /// <summary>What every runspace of the process falls back to.</summary>
    public static NeonSession Process { get; } = new();

    /// <summary>The session of the runspace that runs on this thread.</summary>
    public static NeonSession Current => Of(Runspace.DefaultRunspace);

    public NeonConnection? Connection { get; set; }

    public NeonContext Context { get; set; } = NeonContext.Empty;

    /// <summary>
    /// The connection that the next cmdlet would make, for completion alone: a Tab does not connect the session.
    /// </summary>
    public NeonConnection? Anticipated { get; set; }

    /// <summary>The connection in force: the runspace's own, else the process's.</summary>
    public NeonConnection? EffectiveConnection => Connection ?? Process.Connection;

    /// <summary>What was set for the runspace, else for the process.</summary>
    private NeonContext SetContext => Context.From("session").Over(Process.Context.From("process"));

    /// <summary>
    /// The context for a call over a connection, which is the session's own if none is given: what was set, and where that
    /// says nothing the context file of the present folder, if it is wanted. For another account the session's organization
    /// and projects mean nothing, and a file counts only if its connection says so.
    /// </summary>
    /// <exception cref="NeonApiException">The file is wanted and cannot be used.</exception>
    public NeonContext ContextFor(NeonConnection? connection, SessionState state)
    {
        var context = IsOwn(connection) ? SetContext : NeonContext.Empty;
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

    /// <summary>Drops the connections to a host that is gone, with their contexts, in all runspaces.</summary>
    public static void Forget(Uri baseUri)
    {
        foreach (var session in Sessions.Select(pair => pair.Value).Append(Process).Where(session => session.Connection?.BaseUri == baseUri))
        {
            session.Connection!.Completions.Clear();
            session.Connection = null;
            session.Context = NeonContext.Empty;
        }
    }

    private bool IsOwn(NeonConnection? connection) =>
        connection is null || connection.LimitPartition == EffectiveConnection?.LimitPartition;

    public static NeonSession For(NeonScope scope) => scope == NeonScope.Process ? Process : Current;
}
