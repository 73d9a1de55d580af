namespace Neon;

internal sealed class BucketEnvelope
{
    public Bucket? Bucket { get; init; }
}

internal sealed class BucketList
{
    public IReadOnlyList<Bucket>? Buckets { get; init; }
}

/// <summary>A page of a bucket's listing: objects, and what the delimiter folded together.</summary>
internal sealed class BucketObjectPage
{
    public IReadOnlyList<string>? Folders { get; init; }

    public IReadOnlyList<BucketObject>? Objects { get; init; }

    public string? NextCursor { get; init; }

    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? Next => IsTruncated == false ? null : NextCursor;

    public IReadOnlyList<object> Items(BucketPlace place) =>
    [
        .. (Folders ?? []).Select(prefix => new BucketFolder(place, prefix)),
        .. (Objects ?? []).Select(item => item.In(place)),
    ];
}
