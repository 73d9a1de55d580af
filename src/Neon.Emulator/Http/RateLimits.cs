using System.Globalization;

namespace Neon.Emulator;

/// <summary>
/// Neon's limits: requests per minute and account, separately for consumption, and requests per second, route and account.
/// </summary>
internal sealed class RateLimits(EmulatorOptions options)
{
    // The limit for new organization keys is lower than for other requests.
    private const string NewOrganizationKey = "createOrgApiKey";
    private const int NewOrganizationKeysPerSecond = 10;

    private readonly Dictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>The Retry-After value of a refusal, empty for none; null if the request is accepted.</summary>
    public string? Refuse(string account, ApiOperation? operation, DateTimeOffset now)
    {
        TimeSpan wait = TimeSpan.Zero;
        bool isConsumption = operation is not null && Consumption.IsMeantBy(operation.Id);
        if ((isConsumption ? options.ConsumptionRequestsPerMinute : options.RequestsPerMinute) is { } perMinute)
        {
            wait = Bucket(isConsumption ? $"{account} consumption" : account, perMinute, TimeSpan.FromMinutes(1)).Take(now);
        }

        if (wait == TimeSpan.Zero && operation is not null && options.RequestsPerSecondPerRoute is { } perSecond)
        {
            int capacity = operation.Id == NewOrganizationKey ? Math.Min(perSecond, NewOrganizationKeysPerSecond) : perSecond;
            wait = Bucket($"{account} {operation.Id}", capacity, TimeSpan.FromSeconds(1)).Take(now);
        }

        return wait == TimeSpan.Zero ? null : options.RetryAfter switch
        {
            null => string.Empty,
            "auto" => Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            { } fixedValue => fixedValue,
        };
    }

    private TokenBucket Bucket(string name, int capacity, TimeSpan period)
    {
        if (!_buckets.TryGetValue(name, out TokenBucket? bucket))
        {
            bucket = new TokenBucket(capacity, period);
            _buckets.Add(name, bucket);
        }

        return bucket;
    }
}
