namespace Neon;

/// <summary>When Neon may perform maintenance on a project, which can restart its computes.</summary>
public sealed class MaintenanceWindow : NeonObject
{
    /// <summary>The days: 1 for Monday to 7 for Sunday.</summary>
    public IReadOnlyList<int>? Weekdays { get; init => field = NeonList.Of(value); }

    /// <summary>The start time, as <c>HH:mm</c> in UTC.</summary>
    public string? StartTime { get; init; }

    /// <summary>The end time, as <c>HH:mm</c> in UTC.</summary>
    public string? EndTime { get; init; }

    /// <summary>The days and times.</summary>
    /// <returns>Text such as <c>6, 7 03:00-04:00 UTC</c>.</returns>
    private protected override string AsText() => $"{string.Join(", ", Weekdays ?? [])} {StartTime}-{EndTime} UTC";
}
