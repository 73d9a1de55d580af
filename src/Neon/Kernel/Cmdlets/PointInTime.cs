namespace Neon.Commands;

/// <summary>Checks and combines time parameters before anything is sent.</summary>
internal static class PointInTime
{
    /// <summary>How Postgres writes a log position, such as <c>0/1E19478</c>.</summary>
    public const string LsnForm = @"^[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}\z";

    private static readonly TimeSpan MaxLife = TimeSpan.FromDays(30);

    /// <summary>The expiry, at most 30 days ahead; null if neither is specified.</summary>
    public static DateTimeOffset? LimitedExpiry(DateTimeOffset? at, TimeSpan? after, TimeProvider clock)
    {
        var expiry = Expiry(at, after, clock);

        // Half a minute allows for a clock that is slightly ahead.
        return expiry - clock.GetUtcNow() > MaxLife + TimeSpan.FromSeconds(30)
            ? throw InputErrors.Invalid($"The expiry {expiry:u} is more than 30 days ahead.", "Neon allows at most 30 days. Specify an earlier time.")
            : expiry;
    }

    /// <summary>
    /// The expiry that <c>-ExpiresAt</c> or <c>-ExpiresIn</c> specifies, without an upper limit; null if neither is
    /// specified.
    /// </summary>
    public static DateTimeOffset? Expiry(DateTimeOffset? at, TimeSpan? after, TimeProvider clock)
    {
        if (at is not null && after is not null)
        {
            throw InputErrors.Together("ExpiresAt", "ExpiresIn");
        }

        if (after < TimeSpan.FromSeconds(1))
        {
            throw InputErrors.Duration("-ExpiresIn must be at least one second.", "7d or 12h");
        }

        var now = clock.GetUtcNow();
        // A time span that exceeds the calendar is too long in any case.
        var expiry = at ?? (after is null ? null : after < DateTimeOffset.MaxValue - now ? now + after : DateTimeOffset.MaxValue);
        return expiry <= now
            ? throw InputErrors.Invalid($"The expiry {expiry:u} is in the past.", "Specify a time in the future, and check the time zone.")
            : expiry;
    }

    /// <summary>The change of an expiry: a time, an explicit null for <c>-NoExpiration</c>, or null for no change.</summary>
    public static Explicit<DateTimeOffset>? ExpiryChange(DateTimeOffset? expiry, bool isTakenAway)
    {
        if (!isTakenAway)
        {
            return expiry is { } time ? time : null;
        }

        return expiry is null
            ? Explicit<DateTimeOffset>.Null
            : throw InputErrors.Invalid("-NoExpiration cannot be used together with an expiry.", "Specify one of them.");
    }

    /// <summary>Refuses a point in history that is in the future or specified twice.</summary>
    public static void Check(DateTimeOffset? timestamp, string? lsn, string timestampName, string lsnName, TimeProvider clock)
    {
        if (timestamp is not null && lsn is not null)
        {
            throw InputErrors.Together(timestampName, lsnName);
        }

        if (timestamp > clock.GetUtcNow())
        {
            throw InputErrors.InFuture(timestampName, timestamp.Value);
        }
    }
}
