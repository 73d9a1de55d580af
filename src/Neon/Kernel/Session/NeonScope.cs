namespace Neon;

/// <summary>For whom a connection or a context is set.</summary>
public enum NeonScope
{
    /// <summary>For this runspace only: a session, a job, one branch of <c>ForEach-Object -Parallel</c>.</summary>
    Session,

    /// <summary>For all runspaces of this process that have none of their own.</summary>
    Process,
}
