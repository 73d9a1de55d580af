// What the module and its isolated transport agree on. This file is compiled into both assemblies, and only
// framework types appear in it: a type of either assembly would be two different types on the two sides.

// One finished attempt, told to whoever listens. Failure is null when a response came; RetryDelay is null when the
// attempt was the last one.
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
internal static class Seam
{
    /// <summary>Settings: total budget of one request with all its attempts (TimeSpan).</summary>
    public const string TotalTimeout = nameof(TotalTimeout);

    /// <summary>Settings: budget of one attempt (TimeSpan).</summary>
    public const string AttemptTimeout = nameof(AttemptTimeout);

    /// <summary>Settings: the clock (TimeProvider).</summary>
    public const string Clock = nameof(Clock);

    /// <summary>Settings: the innermost handler (HttpMessageHandler); without it the transport opens sockets.</summary>
    public const string PrimaryHandler = nameof(PrimaryHandler);

    /// <summary>
    /// The longest <c>Retry-After</c> that is believed. Neon's windows are a minute long: a request that is to wait for more than
    /// five fails at once, and the account stays shut for no longer than this.
    /// </summary>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Request option: whose limit the request counts against; shared by every connection of that account. Any name
    /// that is no secret; without it the host counts.
    /// </summary>
    public static readonly HttpRequestOptionsKey<string> Account = new("Neon.Account");

    /// <summary>Request option: method and route template, such as <c>GET /projects/{project_id}</c>.</summary>
    public static readonly HttpRequestOptionsKey<string> Route = new("Neon.Route");

    /// <summary>Request option: told of each finished attempt, from any thread.</summary>
    public static readonly HttpRequestOptionsKey<Action<AttemptReport>> Report = new("Neon.Report");

    /// <summary>
    /// Request option: told when the rate limits begin to hold the request back (true) and when they let it go (false),
    /// from any thread. A request that need not wait is not told of.
    /// </summary>
    public static readonly HttpRequestOptionsKey<Action<bool>> Holding = new("Neon.Holding");

    /// <summary>
    /// Request option: hand out a successful answer before its body is read. The body is then outside of the time-outs and
    /// of the retries, and has no bound. Every other body is read within the attempt, up to 64 MiB.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> Stream = new("Neon.Stream");

    /// <summary>
    /// Request option: the body is made as it is sent, and anew for each attempt; it is not read into memory. How long the
    /// sending takes is bounded by neither time-out, because a large file may take long: the caller watches that it moves.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> StreamBody = new("Neon.StreamBody");

    /// <summary>Request option: the request changes nothing whatever its method, so that sending it twice does no harm.</summary>
    public static readonly HttpRequestOptionsKey<bool> OnlyReads = new("Neon.OnlyReads");

    /// <summary>Request option: the request is not sent again, however its first attempt ends.</summary>
    public static readonly HttpRequestOptionsKey<bool> Once = new("Neon.Once");

    /// <summary>What is said of a body that is not packed, or not in pieces, in the way that its headers announce.</summary>
    public const string Damaged = "The response body is damaged.";

    /// <summary>
    /// Request option the transport sets: a change (any method but GET, HEAD and OPTIONS, unless it only reads) may have
    /// reached the server, but its reply never came.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> ReplyLost = new("Neon.ReplyLost");

    /// <summary>
    /// Request option the transport sets: the time was up while the rate limits held the request back, or was known to be
    /// too short for them.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> HeldBack = new("Neon.HeldBack");

    /// <summary>
    /// Request option the transport sets where it fails: how long the account stays shut, because the server refused a request
    /// of it (TimeSpan).
    /// </summary>
    public static readonly HttpRequestOptionsKey<TimeSpan> ShutFor = new("Neon.ShutFor");

    /// <summary>
    /// Request option: the request opens its account again if a refusal had shut it. For whoever connects on purpose.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> Afresh = new("Neon.Afresh");

    /// <summary>
    /// Request option the transport sets where it fails: no attempt got as far as a connection, so that nothing was sent.
    /// </summary>
    public static readonly HttpRequestOptionsKey<bool> NothingSent = new("Neon.NothingSent");
}
