using System.Threading.RateLimiting;

namespace Neon.Transport;

/// <summary>The limiter's decision: send, or refuse because the wait would be too long.</summary>
internal sealed class LimiterLease : RateLimitLease
{
    private LimiterLease(TimeSpan grantedAt, TimeSpan? retryAfter)
    {
        GrantedAt = grantedAt;
        RetryAfter = retryAfter;
    }

    /// <inheritdoc/>
    public override bool IsAcquired => RetryAfter is null;

    /// <inheritdoc/>
    public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name];

    /// <summary>When it was issued, on the limiter's own time scale.</summary>
    public TimeSpan GrantedAt { get; }

    private TimeSpan? RetryAfter { get; }

    /// <summary>The request may leave.</summary>
    public static LimiterLease Go(TimeSpan grantedAt) => new(grantedAt, null);

    /// <summary>The request may not be sent before the specified time has passed.</summary>
    public static LimiterLease NotBefore(TimeSpan grantedAt, TimeSpan retryAfter) => new(grantedAt, retryAfter);

    /// <inheritdoc/>
    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? RetryAfter : null;
        return metadata is not null;
    }
}
