namespace Neon.Commands;

internal sealed class ScopeCompleter() : KnownValueCompleter(
    (nameof(NeonScope.Session), "This runspace only: a session, a job or a thread of ForEach-Object -Parallel"),
    (nameof(NeonScope.Process), "All runspaces of this process that do not have their own"));
