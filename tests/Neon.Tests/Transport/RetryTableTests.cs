using System.Net;
using Xunit;

namespace Neon.Tests.Transport;

/// <summary>Every method against every outcome.</summary>
public sealed class RetryTableTests
{
    private static readonly string[] Safe = ["GET", "HEAD", "OPTIONS"];
    private static readonly string[] Changing = ["POST", "PATCH", "PUT", "DELETE"];
    private static readonly string[] Refusals = ["429", "503"];
    private static readonly string[] Uncertain = ["408", "500", "502", "504", "524"];
    private static readonly string[] Lost = ["ResponseEnded", "HttpProtocolError", "InvalidResponse", "Unknown", "silence", "body"];
    private static readonly string[] Unsent =
        ["NameResolutionError", "ConnectionError", "SecureConnectionError", "ProxyTunnelError", "connect time-out"];

    private static readonly string[] Final =
    [
        "200", "201", "204", "304", "307", "400", "401", "403", "404", "406", "409", "412", "422", "423", "501", "505",
        "UserAuthenticationError", "VersionNegotiationError",
    ];

    /// <summary>The method, the outcome of the first attempt, whether a second follows, and whether the response counts as lost.</summary>
    public static TheoryData<string, string, bool, bool> Table()
    {
        var table = new TheoryData<string, string, bool, bool>();
        foreach (var method in Safe.Concat(Changing))
        {
            var safe = Safe.Contains(method);
            Add(Refusals, repeated: true, lost: false);
            Add(Uncertain, repeated: safe, lost: false);
            // A HEAD has no body that could break off.
            Add(method == "HEAD" ? Lost.Except(["body"]) : Lost, repeated: safe, lost: !safe);
            Add(Unsent, repeated: true, lost: false);
            Add(Final, repeated: false, lost: false);
            Add(["ConfigurationLimitExceeded"], repeated: false, lost: !safe);

            void Add(IEnumerable<string> outcomes, bool repeated, bool lost)
            {
                foreach (var outcome in outcomes)
                {
                    table.Add(method, outcome, repeated, lost);
                }
            }
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task An_outcome_is_retried_or_returned(string method, string outcome, bool repeated, bool lost)
    {
        using var host = new TransportHost();
        host.Server = (attempt, token) => attempt == 1 ? Produce(outcome, token) : TransportHost.Respond(200);
        var content = method is "POST" or "PATCH" or "PUT" ? new StringContent("""{"name":"x"}""") : null;

        object result;
        try
        {
            using var response = await host.RunAsync(method, content);
            result = (int)response.StatusCode;
        }
        catch (Exception thrown) when (thrown is HttpRequestException or TimeoutException)
        {
            result = thrown;
        }

        Assert.Equal(repeated ? 2 : 1, host.Attempts);
        Assert.Equal(lost, host.ReplyLost);
        Assert.Equal(0, host.Clock.ActiveTimers);
        Assert.All(host.Bodies, body => Assert.Equal(content is null ? null : """{"name":"x"}""", body));
        if (repeated)
        {
            Assert.Equal(200, result);
        }
        else if (int.TryParse(outcome, out var status))
        {
            Assert.Equal(status, result);
        }
        else if (outcome == "silence")
        {
            Assert.IsType<TimeoutException>(result);
        }
        else
        {
            var failure = Assert.IsType<HttpRequestException>(result);
            Assert.Equal(outcome == "body" ? "ResponseEnded" : outcome, failure.HttpRequestError.ToString());
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_failed_connection_is_retried_three_times(string method)
    {
        using var host = new TransportHost(random: () => 0.999);
        host.Server = (_, _) => TransportHost.Fail(HttpRequestError.NameResolutionError);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => host.RunAsync(method));

        Assert.Equal(HttpRequestError.NameResolutionError, failure.HttpRequestError);
        Assert.Equal(4, host.Attempts);
        Assert.InRange(host.Clock.Now, TimeSpan.FromSeconds(1.7), TimeSpan.FromSeconds(1.8));
        Assert.False(host.ReplyLost);
    }

    [Fact]
    public async Task A_change_lost_after_a_refusal_is_not_retried()
    {
        using var host = new TransportHost();
        host.Server = (attempt, _) => attempt == 1 ? TransportHost.Respond(503) : TransportHost.Fail(HttpRequestError.ResponseEnded);

        await Assert.ThrowsAsync<HttpRequestException>(() => host.RunAsync("POST"));

        Assert.Equal(2, host.Attempts);
        Assert.True(host.ReplyLost);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(0)]
    public async Task A_read_only_POST_is_retried_like_a_GET(int status)
    {
        using var host = new TransportHost { IsSafe = true };
        host.Server = (attempt, _) => attempt > 1 ? TransportHost.Respond(200)
            : status == 0 ? TransportHost.Fail(HttpRequestError.ResponseEnded) : TransportHost.Respond(status);

        using var response = await host.RunAsync("POST", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["{}", "{}"], host.Bodies);
        Assert.False(host.ReplyLost);
    }

    [Fact]
    public async Task An_unreachable_host_is_abandoned_even_between_other_failures()
    {
        using var host = new TransportHost();
        host.Server = (attempt, _) => attempt % 2 == 0
            ? TransportHost.Respond(503)
            : TransportHost.Fail(HttpRequestError.ConnectionError);

        await Assert.ThrowsAsync<HttpRequestException>(() => host.RunAsync());

        Assert.Equal(7, host.Attempts);
    }

    [Fact]
    public async Task Responses_are_disposed_once_they_are_read()
    {
        using var host = new TransportHost();
        var contents = new List<DisposeWatch>();
        host.Server = (attempt, _) =>
        {
            contents.Add(new DisposeWatch());
            return Task.FromResult(new HttpResponseMessage(attempt < 4 ? HttpStatusCode.BadGateway : HttpStatusCode.OK)
            {
                Content = contents[^1],
            });
        };

        using var response = await host.RunAsync();

        Assert.Equal([true, true, true, true], contents.Select(content => content.IsDisposed));
    }

    private static Task<HttpResponseMessage> Produce(string outcome, CancellationToken token) => outcome switch
    {
        "silence" => TransportHost.Silence(token),
        "body" => Task.FromResult(new HttpResponseMessage { Content = new BrokenContent() }),
        // How sockets report that connecting took too long.
        "connect time-out" => Task.FromException<HttpResponseMessage>(
            new TaskCanceledException("Connecting timed out.", new TimeoutException())),
        _ when int.TryParse(outcome, out var status) => TransportHost.Respond(status),
        _ => TransportHost.Fail(Enum.Parse<HttpRequestError>(outcome)),
    };

    private sealed class DisposeWatch() : ByteArrayContent([])
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
