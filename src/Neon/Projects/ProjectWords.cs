namespace Neon.Commands;

/// <summary>Completes the major versions of Postgres.</summary>
internal sealed class PgVersionCompleter() : WordCompleter(
    "14", "15", "16", "17", "18", "19");

/// <summary>Completes how much is written to the audit log.</summary>
internal sealed class AuditLogLevelCompleter() : WordCompleter(
    "base", "extended", "full");
