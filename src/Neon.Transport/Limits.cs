namespace Neon.Transport;

/// <summary>The rate limits that Neon documents, as this transport keeps them.</summary>
/// <remarks>
/// <para>Neon: 700 requests per minute and account, 40 per second and route, 10 per second for new organization keys,
/// about 30 per minute for consumption. The kind of window is not documented, so each figure is read as the strictest
/// kind that still lets the documented rate through.</para>
/// <para>Per minute: a token bucket that refills at the documented rate. A server with the same bucket sees, in any
/// span t, at most (what was sent in t) plus (what the network squeezed into t). One second of refill is therefore
/// held back from the capacity: requests may overtake each other by up to a second on their way, and the server's
/// bucket still does not run dry. This costs 12 requests of the first burst and nothing of the steady rate.</para>
/// <para>Per second: a sliding window. No more than the documented number leaves within 1.1 s, so that neither a token
/// bucket, nor a fixed window, nor a sliding window of one second can object, with 0.1 s to spare for the network.
/// The account's steady rate is 11.7 per second, so this slows only the first burst on one route.</para>
/// <para>Consumption has a limiter of its own at Neon: it is counted apart from the 700 here as well, and a refusal
/// on either side does not slow the other.</para>
/// </remarks>
internal static class Limits
{
    /// <summary>All requests of one account, except those about consumption.</summary>
    public static readonly RateLimit Account = new(Burst: 688, PerSecond: 700.0 / 60);

    /// <summary>All requests of one account about consumption.</summary>
    public static readonly RateLimit Consumption = new(Burst: 29, PerSecond: 30.0 / 60);

    /// <summary>The span in which one route may be requested as often as Neon allows per second.</summary>
    public static readonly TimeSpan RouteSpan = TimeSpan.FromSeconds(1.1);

    private const string NewOrganizationKey = "POST /organizations/{org_id}/api_keys";
    private const string ConsumptionPrefix = "GET /consumption_history/";

    /// <summary>Whether the route counts against the limit for consumption instead of the account's.</summary>
    public static bool IsConsumption(string route) => route.StartsWith(ConsumptionPrefix, StringComparison.Ordinal);

    /// <summary>How many requests of one route Neon takes per second.</summary>
    public static int PerSecond(string route) => route == NewOrganizationKey ? 10 : 40;
}
