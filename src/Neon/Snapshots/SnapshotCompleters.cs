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
    "daily", "weekly", "monthly");
