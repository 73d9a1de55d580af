using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Neon;

/// <summary>
/// What one runspace remembers: its connection and its context. Parallel runspaces do not disturb each other; what was
/// set with <c>-Scope Process</c> is the fallback of them all.
/// </summary>
internal sealed class NeonSession
{
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

    /// <summary>The context in force, value by value: the runspace's own, else the process's.</summary>
    public NeonContext EffectiveContext => Context.Over(Process.Context);

    /// <summary>
    /// The context for a call over a connection: that of the session, unless the call goes to another account, where the
    /// session's organization and projects mean nothing.
    /// </summary>
    public NeonContext ContextFor(NeonConnection? connection) =>
        connection is null || connection.LimitPartition == EffectiveConnection?.LimitPartition ? EffectiveContext : NeonContext.Empty;

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

    public static NeonSession For(NeonScope scope) => scope == NeonScope.Process ? Process : Current;
}
