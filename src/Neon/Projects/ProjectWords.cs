namespace Neon.Commands;

/// <summary>Completes major versions of Postgres.</summary>
internal sealed class PgVersionCompleter() : WordCompleter(
    "14", "15", "16", "17", "18", "19");

/// <summary>Completes audit log levels.</summary>
internal sealed class AuditLogLevelCompleter() : WordCompleter(
    "base", "extended", "full");
