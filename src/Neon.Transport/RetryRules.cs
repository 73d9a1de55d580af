using System.Net;
using Polly.Timeout;

namespace Neon.Transport;

/// <summary>The retry table: which methods are retried after which result of an attempt.</summary>
internal static class RetryRules
{
    /// <summary>
    /// How often a request is retried without a connection or an HTTP response, so that a wrong host is reported
    /// soon.
    /// </summary>
    public const int MaxReconnects = 3;

    /// <summary>Whether the request changes nothing on the server, so that sending it twice does no harm.</summary>
    public static bool IsSafe(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options
        || (request.Options.TryGetValue(TransportContract.IsSafe, out var onlyReads) && onlyReads);

    /// <summary>Whether a request may be sent again.</summary>
    /// <param name="result">The result of its last attempt.</param>
    /// <param name="safe">Whether it changes nothing on the server.</param>
    /// <param name="reconnects">How often it was retried without a connection or an HTTP response.</param>
    public static bool MayRepeat(AttemptResult result, bool safe, int reconnects) => result switch
    {
        AttemptResult.Refused => true,
        AttemptResult.Uncertain or AttemptResult.ReplyLost => safe,
        AttemptResult.NothingSent => reconnects < MaxReconnects,
        AttemptResult.NotHttp => safe && reconnects < MaxReconnects,
        _ => false,
    };

    /// <summary>The meaning of a response. 423 is final here: the caller waits for the project's running operations.</summary>
    public static AttemptResult Of(HttpStatusCode status) => (int)status switch
    {
        429 or 503 => AttemptResult.Refused,
        408 or 500 or 502 or 504 or 524 => AttemptResult.Uncertain,
        _ => AttemptResult.Final,
    };

    /// <summary>The meaning of an attempt without a response.</summary>
    public static AttemptResult Of(Exception failure) => failure switch
    {
        // The same credentials, or none, would be refused again.
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError, StatusCode: HttpStatusCode.ProxyAuthenticationRequired } => AttemptResult.Final,
        HttpRequestException http => Of(http.HttpRequestError),
        TimeoutRejectedException => AttemptResult.ReplyLost,
        // Cancelled by the caller while running: never retried, but the server may be processing it.
        OperationCanceledException => AttemptResult.ReplyLost,
        _ => AttemptResult.Final,
    };

    private static AttemptResult Of(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError => AttemptResult.NothingSent,
        HttpRequestError.UserAuthenticationError
            or HttpRequestError.VersionNegotiationError
            or HttpRequestError.ExtendedConnectNotSupported => AttemptResult.Final,
        HttpRequestError.ConfigurationLimitExceeded => AttemptResult.Unreadable,
        HttpRequestError.InvalidResponse => AttemptResult.NotHttp,
        _ => AttemptResult.ReplyLost,
    };
}
