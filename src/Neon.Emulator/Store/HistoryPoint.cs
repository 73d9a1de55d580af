namespace Neon.Emulator;

/// <summary>What a branch held from a point in time on.</summary>
internal sealed record HistoryPoint(DateTimeOffset At, Lsn Lsn, BranchContent Content);
