namespace Neon.Commands;

internal sealed class AdvisorCategoryCompleter() : KnownValueCompleter(
    ("SECURITY", "Issues that can expose data, such as tables without row-level security"),
    ("PERFORMANCE", "Issues that slow down queries, such as missing indexes"));

internal sealed class AdvisorSeverityCompleter() : KnownValueCompleter(
    ("INFO", "All issues"),
    ("WARN", "Warnings and errors"),
    ("ERROR", "Errors only"));
