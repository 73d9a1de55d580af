namespace Neon.Commands;

/// <summary>Completes the frequencies of snapshots.</summary>
internal sealed class SnapshotFrequencyCompleter() : WordCompleter(
    "daily", "weekly", "monthly");
