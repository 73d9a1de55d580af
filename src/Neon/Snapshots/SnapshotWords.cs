namespace Neon.Commands;

/// <summary>Completes how often snapshots are taken.</summary>
internal sealed class SnapshotFrequencyCompleter() : WordCompleter(
    "daily", "weekly", "monthly");
