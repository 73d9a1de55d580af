namespace Neon;

/// <summary>The scope of a connection or a context.</summary>
internal enum NeonScope
{
    /// <summary>This runspace only: a session, a job, one thread of <c>ForEach-Object -Parallel</c>.</summary>
    Session,

    /// <summary>All runspaces of this process that do not have their own.</summary>
    Process,
}
