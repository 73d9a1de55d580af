using System.Globalization;

namespace Neon.Commands;

/// <summary>Completes snapshots.</summary>
internal sealed class SnapshotCompleter : ProjectItemCompleter<Snapshot>
{
    internal override bool IsId(string text) => new SnapshotIdentity(text).Id is not null;

    private protected override IAsyncEnumerable<Snapshot> List(NeonClient client, string projectId, string? search, CancellationToken cancellation) =>
        Each(new SnapshotApi(client).ListAsync(projectId, cancellation));

    private protected override CompletionItem Describe(Snapshot item) => new(item.Name, item.SnapshotId)
    {
        Details =
        [
            item.Kind,
            Display.Size(item.FullSize),
            item.SourceBranchId is { } branch ? $"of {branch}" : null,
        ],
        Since = item.CreatedAt,
    };
}

/// <summary>Completes the frequencies of snapshots.</summary>
internal sealed class SnapshotFrequencyCompleter() : KnownValueCompleter(
    ("daily", "One snapshot per day"),
    ("weekly", "One snapshot per week, on the specified day"),
    ("monthly", "One snapshot per month, on the specified day"));

/// <summary>Samples of days of a week or month.</summary>
internal sealed class SnapshotDayCompleter() : SampleCompleter(
    ("1", "the first day of the week or month"), ("15", "the middle of the month"), ("28", "the last day that every month has"));

/// <summary>Completes hours of the day.</summary>
internal sealed class HourCompleter() : SampleCompleter(
    [.. Enumerable.Range(0, 24).Select(hour => ($"{hour}", $"{hour:00}:00 UTC"))]);

/// <summary>Completes months.</summary>
internal sealed class MonthCompleter() : SampleCompleter(
    [.. Enumerable.Range(1, 12).Select(month => ($"{month}", CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)))]);

