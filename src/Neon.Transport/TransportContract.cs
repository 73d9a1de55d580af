// The contract between the module and its isolated transport. This file is compiled into both assemblies and uses only framework
// types: a type of either assembly would be two different types on the two sides.

// A report of one finished attempt. Failure is null if there was a response; RetryDelay is null if the attempt was the last one.
global using AttemptReport = (
    int Attempt,
    System.Net.HttpStatusCode? Status,
    string? Failure,
    System.TimeSpan Elapsed,
    System.TimeSpan LimiterWait,
    System.TimeSpan? RetryDelay,
    string RequestId);

namespace Neon;

/// <summary>The names and request options that cross from the module to its isolated transport.</summary>
internal static class TransportContract
{
    /// <summary>Settings: time-out of one request with all its attempts (TimeSpan).</summary>
    public const string TotalTimeout = nameof(TotalTimeout);

    /// <summary>Settings: time-out of one attempt (TimeSpan).</summary>
    public const string AttemptTimeout = nameof(AttemptTimeout);

    /// <summary>Settings: the clock (TimeProvider).</summary>
    public const string Clock = nameof(Clock);

    /// <summary>Settings: the innermost handler (HttpMessageHandler). Default: sockets.</summary>
    public const string PrimaryHandler = nameof(PrimaryHandler);

    /// <summary>
    /// The longest <c>Retry-After</c> that is accepted. Neon's windows are one minute long: a request that has to wait for more
    /// than five fails immediately, and the account is refused for no longer than this.
    /// </summary>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMinutes(5);

    /// <summary>How long a response asks to wait; null if it does not, or if the value is invalid or has passed.</summary>
    /// <param name="response">The response, if there was one.</param>
    /// <param name="now">The time that a date is compared with.</param>
    public static TimeSpan? RequestedDelay(HttpResponseMessage? response, DateTimeOffset now)
    {
        var asked = response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => LongDelay(response),
        };
        return asked > TimeSpan.Zero ? asked : null;
    }

    // The framework does not read more digits than an integer has. Such a number is still a request to wait.
    private static TimeSpan? LongDelay(HttpResponseMessage? response)
    {
        var text = response?.Headers.NonValidated.TryGetValues("Retry-After", out var values) == true ? values.ToString().AsSpan().Trim().TrimStart('0') : default;
        return text.IsEmpty || text.ContainsAnyExceptInRange('0', '9') ? null
            : TimeSpan.FromSeconds(int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? seconds : int.MaxValue);
    }

    /// <summary>
    /// Request option: whose limit the request counts against; shared by every connection of that account. Any name that is not a
    /// secret. Default: the host.
    /// </summary>
    public static readonly HttpRequestOptionsKey<string> Account = new("Neon.Account");

    /// <summary>Request option: method and route template, such as <c>GET /projects/{project_id}</c>.</summary>
    public static readonly HttpRequestOptionsKey<string> Route = new("Neon.Route");

    /// <summary>Request option: called for each finished attempt, from any thread.</summary>
    public static readonly HttpRequestOptionsKey<Action<AttemptReport>> Report = new("Neon.Report");

    /// <summary>
    /// Request option: called when the rate limits delay the request (true) and release it (false), from any thread. Not called
    /// for a request that need not wait.
    /// </summary>
    public static readonly HttpRequestOptionsKey<Action<bool>> Holding = new("Neon.Holding");

    /// <summary>
    /// Request option: return a successful response before its body is read. The body is then not subject to time-outs, retries
    /// or the size limit. Every other body is read within the attempt, up to 64 MiB.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> Stream = new("Neon.Stream");

    /// <summary>
    /// Request option: the body is streamed, again for each attempt, and not read into memory. Sending is not limited by the
    /// time-outs, because a large file may take long: the caller detects stalls.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> StreamBody = new("Neon.StreamBody");

    /// <summary>
    /// Request option: the request changes nothing regardless of its method, so that sending it twice does no
    /// harm.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> IsSafe = new("Neon.IsSafe");

    /// <summary>Request option: the request is never retried.</summary>
    public static readonly HttpRequestOptionsKey<bool> Once = new("Neon.Once");

    /// <summary>The message for a body whose compression or chunking does not match its headers.</summary>
    public const string Damaged = "The response body is damaged.";

    /// <summary>
    /// Request option the transport sets: a change (any method but GET, HEAD and OPTIONS, unless it only reads) may have reached
    /// the server, but no response was received.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> ReplyLost = new("Neon.ReplyLost");

    /// <summary>
    /// Request option the transport sets: the time-out elapsed while the rate limits delayed the request, or was known to be too
    /// short.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> HeldBack = new("Neon.HeldBack");

    /// <summary>
    /// Request option the transport sets on failure: how long requests of the account are still refused after a refusal of the
    /// server (TimeSpan).
    /// </summary>
    public static readonly HttpRequestOptionsKey<TimeSpan> ShutFor = new("Neon.ShutFor");

    /// <summary>
    /// Request option: the request clears an earlier refusal of its account. Used when the user connects explicitly.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> Afresh = new("Neon.Afresh");

    /// <summary>Request option the transport sets on failure: no attempt established a connection, so nothing was sent.</summary>
    public static readonly HttpRequestOptionsKey<bool> NothingSent = new("Neon.NothingSent");
}
