namespace Neon.Emulator;

/// <summary>The content of a branch from a point in time on.</summary>
internal sealed record HistoryPoint(DateTimeOffset At, Lsn Lsn, BranchContent Content);
