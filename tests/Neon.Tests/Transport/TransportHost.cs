extern alias Isolated;

using System.Net;
using Isolated::Neon.Transport;
using Xunit;
using AttemptReport = (
    int Attempt,
    System.Net.HttpStatusCode? Status,
    string? Failure,
    System.TimeSpan Elapsed,
    System.TimeSpan LimiterWait,
    System.TimeSpan? RetryDelay,
    string RequestId);
using Names = Isolated::Neon.TransportContract;

namespace Neon.Tests.Transport;

/// <summary>A transport over a scripted server, in virtual time.</summary>
internal sealed class TransportHost : HttpMessageHandler
{
    private readonly HttpMessageInvoker _invoker;

    public TransportHost(Dictionary<string, object>? settings = null, Func<double>? random = null)
    {
        var all = new Dictionary<string, object>(settings ?? [])
        {
            [Names.Clock] = Clock,
            [Names.PrimaryHandler] = this,
        };
        _invoker = new HttpMessageInvoker(TransportFactory.Create(all, random ?? (() => 0)));
    }

    public SteppingClock Clock { get; } = new();

    /// <summary>The server's behaviour, by the number of the attempt from 1.</summary>
    public Func<int, CancellationToken, Task<HttpResponseMessage>> Server { get; set; } = (_, _) => Respond(200);

    /// <summary>Whether requests are marked as safe.</summary>
    public bool IsSafe { get; init; }

    /// <summary>Whether requests resume their account.</summary>
    public bool Afresh { get; set; }

    public int Attempts { get; private set; }

    public List<TimeSpan> SentAt { get; } = [];

    public List<string> RequestIds { get; } = [];

    public List<string?> Bodies { get; } = [];

    public List<AttemptReport> Reports { get; } = [];

    /// <summary>Whether the limits started to delay the request or released it, as reported.</summary>
    public List<bool> Holding { get; } = [];

    public HttpRequestMessage Request { get; private set; } = new();

    public bool ReplyLost => Request.Options.TryGetValue(Names.ReplyLost, out var lost) && lost;

    /// <summary>Whether the rate limits prevented the request from being sent.</summary>
    public bool HeldBack => Request.Options.TryGetValue(Names.HeldBack, out var held) && held;

    public RouteLimiter Limiter => LimiterRegistry.For(Clock).Find("acc", "GET /things");

    public static Task<HttpResponseMessage> Respond(int status, string? retryAfter = null, string body = "{}")
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return Task.FromResult(response);
    }

    public static Task<HttpResponseMessage> Fail(HttpRequestError error) =>
        Task.FromException<HttpResponseMessage>(new HttpRequestException(error, "It broke: " + error + "."));

    /// <summary>Never responds.</summary>
    public static async Task<HttpResponseMessage> Silence(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        using var registration = cancellationToken.Register(() => never.SetCanceled(cancellationToken));
        return await never.Task.ConfigureAwait(false);
    }

    public Task<HttpResponseMessage> RunAsync(string method = "GET", HttpContent? content = null) =>
        Clock.RunAsync(() => SendAsync(method, content));

    public Task<HttpResponseMessage> SendAsync(
        string method = "GET", HttpContent? content = null, CancellationToken cancellationToken = default)
    {
        Request = new HttpRequestMessage(new HttpMethod(method), "https://neon.example/things") { Content = content };
        Request.Options.Set(Names.Account, "acc");
        Request.Options.Set(Names.Route, "GET /things");
        Request.Options.Set(Names.IsSafe, IsSafe);
        Request.Options.Set(Names.Afresh, Afresh);
        Request.Options.Set(Names.Report, Reports.Add);
        Request.Options.Set(Names.Holding, Holding.Add);
        return _invoker.SendAsync(Request, cancellationToken);
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SentAt.Add(Clock.Now);
        RequestIds.Add(Assert.Single(request.Headers.GetValues("X-Request-ID")));
        Bodies.Add(request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        return await Server(++Attempts, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        _invoker.Dispose();
        base.Dispose(disposing);
    }
}
