using System.Globalization;

namespace Neon.Tests.Transport;

/// <summary>A server with limits: a token bucket for the account, and one for each route.</summary>
internal sealed class ServerLimits(SteppingClock clock, double perMinute, double burst, double perSecondAndRoute)
{
    private readonly Dictionary<string, (double Tokens, TimeSpan At)> _routes = [];
    private double? _left;
    private TimeSpan _at;

    public List<TimeSpan> Served { get; } = [];

    public List<TimeSpan> Refused { get; } = [];

    /// <summary>Whether refusals contain a Retry-After.</summary>
    public bool TellsRetryAfter { get; init; }

    public Task<HttpResponseMessage> Respond(string route)
    {
        var now = clock.Now;
        var tokens = Math.Min(burst, (_left ?? burst) + ((now - _at).TotalSeconds * perMinute / 60));
        _at = now;
        var (ofRoute, at) = _routes.GetValueOrDefault(route, (perSecondAndRoute, now));
        ofRoute = Math.Min(perSecondAndRoute, ofRoute + ((now - at).TotalSeconds * perSecondAndRoute));
        var served = tokens >= 1 && ofRoute >= 1;
        if (served)
        {
            tokens--;
            ofRoute--;
        }

        _left = tokens;
        _routes[route] = (ofRoute, now);
        (served ? Served : Refused).Add(now);
        var wait = Math.Ceiling((1 - tokens) * 60 / perMinute).ToString(CultureInfo.InvariantCulture);
        return TransportHost.Respond(served ? 200 : 429, served || !TellsRetryAfter ? null : wait);
    }
}
