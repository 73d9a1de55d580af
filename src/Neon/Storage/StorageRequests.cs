namespace Neon;

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
