namespace Neon.Commands;

/// <summary>Completes the kinds of services that write to a log.</summary>
internal sealed class LogSourceCompleter() : WordCompleter(
    "function", "storage", "pg_endpoint");
