namespace Neon.Commands;

internal sealed class GranularityCompleter() : KnownValueCompleter(
    ("hourly", "One record per hour, of the last 168 hours"),
    ("daily", "One record per day, of the last 60 days"),
    ("monthly", "One record per month, of the last year"));
