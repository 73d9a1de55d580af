using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(BranchStorage))]
[JsonSerializable(typeof(BucketEnvelope))]
[JsonSerializable(typeof(BucketList))]
[JsonSerializable(typeof(BucketCreate))]
[JsonSerializable(typeof(BucketObjectPage))]
[JsonSerializable(typeof(RemovedBucketObjects))]
[JsonSerializable(typeof(ObjectPresign))]
[JsonSerializable(typeof(BucketObjectUrl))]
internal sealed partial class StorageJson : JsonSerializerContext;

internal sealed class BucketCreate
{
    public required string Name { get; init; }

    public string? AccessLevel { get; init; }
}

internal sealed class ObjectPresign
{
    public required string Operation { get; init; }

    public string? ContentType { get; init; }

    public long? ExpiresInSeconds { get; init; }
}

internal sealed class BucketEnvelope
{
    [RequiredInResponse]
    public Bucket? Bucket { get; init; }
}

internal sealed class BucketList
{
    [RequiredInResponse]
    public IReadOnlyList<Bucket>? Buckets { get; init; }
}

/// <summary>A page of a bucket's listing: objects and folders.</summary>
internal sealed class BucketObjectPage
{
    [RequiredInResponse]
    public IReadOnlyList<string>? Folders { get; init; }

    [RequiredInResponse]
    public IReadOnlyList<BucketObject>? Objects { get; init; }

    [NeverLeftOut]
    public string? NextCursor { get; init; }

    [NeverLeftOut]
    public bool? IsTruncated { get; init; }

    /// <summary>The start of the next page; null on the last page.</summary>
    public string? Next => IsTruncated == false ? null : NextCursor;

    public IReadOnlyList<object> Items(BucketPlace place) =>
    [
        .. (Folders ?? []).Select(prefix => BucketFolder.Of(place, prefix)),
        .. (Objects ?? []).Select(item => item.In(place)),
    ];
}
