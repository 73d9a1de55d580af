using System.Net;
using Polly.Timeout;

namespace Neon.Transport;

/// <summary>The retry table: which outcome of an attempt allows which method to be sent again.</summary>
internal static class RetryRules
{
    /// <summary>How often a request is sent again when no connection or no HTTP comes about: a wrong host is told soon.</summary>
    public const int MostReconnects = 3;

    /// <summary>Whether the request changes nothing on the server, so that sending it twice does no harm.</summary>
    public static bool IsSafe(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options
        || (request.Options.TryGetValue(Seam.OnlyReads, out var onlyReads) && onlyReads);

    /// <summary>Whether a request may be sent again.</summary>
    /// <param name="cause">What its last attempt came to.</param>
    /// <param name="safe">Whether it changes nothing on the server.</param>
    /// <param name="reconnects">How often it was sent again because no connection or no HTTP came about.</param>
    public static bool MayRepeat(Cause cause, bool safe, int reconnects) => cause switch
    {
        Cause.Refused => true,
        Cause.Uncertain or Cause.ReplyLost => safe,
        Cause.NothingSent => reconnects < MostReconnects,
        Cause.Garbled => safe && reconnects < MostReconnects,
        _ => false,
    };

    /// <summary>What an answer means. 423 is final here: the caller waits for the project's running operations.</summary>
    public static Cause Of(HttpStatusCode status) => (int)status switch
    {
        429 or 503 => Cause.Refused,
        408 or 500 or 502 or 504 or 524 => Cause.Uncertain,
        _ => Cause.Final,
    };

    /// <summary>What an attempt without an answer means.</summary>
    public static Cause Of(Exception failure) => failure switch
    {
        // The same credentials, or none, would be refused again.
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError, StatusCode: HttpStatusCode.ProxyAuthenticationRequired } => Cause.Final,
        HttpRequestException http => Of(http.HttpRequestError),
        TimeoutRejectedException => Cause.ReplyLost,
        // Cancelled from outside while under way: never repeated, but the server may be at it.
        OperationCanceledException => Cause.ReplyLost,
        _ => Cause.Final,
    };

    private static Cause Of(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError => Cause.NothingSent,
        HttpRequestError.UserAuthenticationError
            or HttpRequestError.VersionNegotiationError
            or HttpRequestError.ExtendedConnectNotSupported => Cause.Final,
        HttpRequestError.ConfigurationLimitExceeded => Cause.Unreadable,
        HttpRequestError.InvalidResponse => Cause.Garbled,
        _ => Cause.ReplyLost,
    };
}
