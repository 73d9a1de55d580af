extern alias Isolated;

using Isolated::Neon.Transport;
using Xunit;
using Xunit.Abstractions;
using Names = Isolated::Neon.TransportContract;

namespace Neon.Tests.Transport;

/// <summary>Three thousand requests of sixteen callers against servers that count, in virtual time.</summary>
public sealed class ThroughputTests(ITestOutputHelper output)
{
    private const int Requests = 3000;
    private const int Callers = 16;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 100)]
    [InlineData(5, 100)]
    [InlineData(3000, 0)]
    public async Task The_documented_rate_is_used_and_never_exceeded(int routes, int latencyMs)
    {
        var clock = new SteppingClock();
        var server = new ServerLimits(clock, perMinute: 700, burst: 700, perSecondAndRoute: 40);

        await RunAsync(clock, server, routes, latencyMs);

        // The most that the server would have allowed, with the first 700 at once.
        var best = (Requests - 700) * 60.0 / 700;
        output.WriteLine($"{clock.Now.TotalSeconds:0.0} s, at best {best:0.0} s: {best / clock.Now.TotalSeconds:P1}");
        Assert.Empty(server.Refused);
        Assert.Equal(Requests, server.Served.Count);
        Assert.InRange(best / clock.Now.TotalSeconds, 0.97, 1);
    }

    [Theory]
    [InlineData(300, 50, true)]
    [InlineData(300, 50, false)]
    [InlineData(120, 20, true)]
    [InlineData(120, 20, false)]
    public async Task Adapts_to_a_lower_server_limit(double perMinute, double burst, bool tellsRetryAfter)
    {
        var clock = new SteppingClock();
        var server = new ServerLimits(clock, perMinute, burst, 40) { TellsRetryAfter = tellsRetryAfter };

        await RunAsync(clock, server, routes: 5, latencyMs: 100);

        var best = (Requests - burst) * 60 / perMinute;
        output.WriteLine(
            $"{clock.Now.TotalSeconds:0} s, at best {best:0} s: {best / clock.Now.TotalSeconds:P1}; " +
            $"refused {server.Refused.Count}, of them after 2 min {server.Refused.Count(at => at.TotalMinutes > 2)}");
        Assert.Equal(Requests, server.Served.Count);
        Assert.True(best / clock.Now.TotalSeconds > 0.6);
        // In the end, fewer than one request in fifty reaches the limit.
        Assert.True(server.Refused.Count(at => at.TotalMinutes > 2) < Requests / 50);
    }

    [Fact]
    public async Task A_refusal_pauses_all_callers_until_the_server_accepts_requests_again()
    {
        var clock = new SteppingClock();
        var shut = TimeSpan.FromSeconds(30);
        var refused = 0;
        var during = 0;
        var server = new ServerLimits(clock, 700, 700, 40);

        await RunAsync(clock, routes: 5, latencyMs: 50, respond: route =>
        {
            if (server.Served.Count < 100 || clock.Now >= shut)
            {
                return server.Respond(route);
            }

            // Sixteen can be in progress when the first refusal arrives; nothing may be sent after that.
            during += refused++ < Callers ? 0 : 1;
            return TransportHost.Respond(429, ((int)Math.Ceiling((shut - clock.Now).TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture));
        });

        Assert.InRange(refused, 1, Callers);
        Assert.Equal(0, during);
        Assert.Empty(server.Refused);
    }

    private static Task RunAsync(SteppingClock clock, ServerLimits server, int routes, int latencyMs) =>
        RunAsync(clock, routes, latencyMs, server.Respond);

    private static async Task RunAsync(
        SteppingClock clock, int routes, int latencyMs, Func<string, Task<HttpResponseMessage>> respond)
    {
        using var server = new LatentServer(clock, latencyMs, respond);
        var random = new Random(7);
        var transport = TransportFactory.Create(
            new Dictionary<string, object> { [Names.Clock] = clock, [Names.PrimaryHandler] = server }, random.NextDouble);
        using var invoker = new HttpMessageInvoker(transport);
        var next = 0;

        await clock.RunAsync(async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallAsync())).ConfigureAwait(false);
            return true;
        });

        async Task CallAsync()
        {
            while (next < Requests)
            {
                var route = "GET /route" + (next++ % routes);
                using var request = new HttpRequestMessage(HttpMethod.Post, "https://neon.example/");
                request.Options.Set(Names.Account, "acc");
                request.Options.Set(Names.Route, route);
                using var response = await invoker.SendAsync(request, CancellationToken.None).ConfigureAwait(false);
                Assert.Equal(200, (int)response.StatusCode);
            }
        }
    }

    /// <summary>Requests take some time to arrive, some longer than others, so that they overtake each other.</summary>
    private sealed class LatentServer(SteppingClock clock, int latencyMs, Func<string, Task<HttpResponseMessage>> respond)
        : HttpMessageHandler
    {
        private readonly Random _random = new(42);

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Options.TryGetValue(Names.Route, out var route);
            if (latencyMs > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(1, latencyMs)), clock, cancellationToken).ConfigureAwait(false);
            }

            return await respond(route!).ConfigureAwait(false);
        }
    }
}
