namespace Neon.Emulator;

/// <summary>
/// The billed sizes of a branch over time. Readings are only added, so the consumption of past hours stays the same when the branch
/// is restored, resized, deleted or recovered.
/// </summary>
internal sealed class BranchMeter
{
    private readonly List<(DateTimeOffset At, MeterReading Reading)> _readings = [];

    /// <summary>Records the billed sizes of the branch from a time on.</summary>
    public void Read(DateTimeOffset at, MeterReading reading)
    {
        if (_readings.Count == 0 || _readings[^1].Reading != reading)
        {
            _readings.Add((_readings.Count > 0 && _readings[^1].At > at ? _readings[^1].At : at, reading));
        }
    }

    /// <summary>The readings of an hour, each with the part of the hour for which it applied, from 0 to 1.</summary>
    public IEnumerable<(MeterReading Reading, double Part)> In(DateTimeOffset hour, DateTimeOffset now)
    {
        DateTimeOffset end = hour.AddHours(1) < now ? hour.AddHours(1) : now;
        for (int i = 0; i < _readings.Count; i++)
        {
            DateTimeOffset from = _readings[i].At > hour ? _readings[i].At : hour;
            DateTimeOffset to = i + 1 < _readings.Count && _readings[i + 1].At < end ? _readings[i + 1].At : end;
            if (to > from && _readings[i].Reading.IsLive)
            {
                yield return (_readings[i].Reading, (to - from).TotalHours);
            }
        }
    }

    /// <summary>Whether the branch existed at a time.</summary>
    public bool WasLive(DateTimeOffset at) => _readings.FindLast(reading => reading.At <= at).Reading is { IsLive: true };
}

/// <summary>The billed sizes of a branch.</summary>
/// <param name="IsLive">Whether it exists.</param>
/// <param name="IsRoot">Whether it has no parent.</param>
/// <param name="Cu">The maximum size of its computes.</param>
/// <param name="LogicalSize">The size of its data.</param>
internal sealed record MeterReading(bool IsLive, bool IsRoot, double Cu, long LogicalSize);
