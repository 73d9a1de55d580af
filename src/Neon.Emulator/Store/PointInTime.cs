namespace Neon.Emulator;

/// <summary>The point in a branch's history that a request refers to: a time, an LSN, or the head if both are null.</summary>
internal readonly record struct PointInTime(DateTimeOffset? Timestamp, Lsn? Lsn)
{
    public bool IsHead => Timestamp is null && Lsn is null;

    public static PointInTime Read(string? timestamp, string? lsn) =>
        timestamp is not null && lsn is not null
            ? throw ApiException.BadRequest("timestamp and lsn cannot be specified at the same time")
            : new PointInTime(
                timestamp is null ? null : Wire.ParseTime(timestamp),
                lsn is null ? null : Emulator.Lsn.Parse(lsn));
}
