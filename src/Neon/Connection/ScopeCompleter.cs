namespace Neon.Commands;

internal sealed class ScopeCompleter() : KnownValueCompleter(
    (NeonSession.SessionScope, "This runspace only: a session, a job or a thread of ForEach-Object -Parallel"),
    (NeonSession.ProcessScope, "All runspaces of this process that do not have their own"));
