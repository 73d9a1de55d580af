using System.Net;
using Xunit;

namespace Neon.Tests.Transport;

public sealed class ReportTests
{
    [Fact]
    public async Task Each_attempt_is_reported_once()
    {
        using var host = new TransportHost(random: () => 1);
        host.Server = async (attempt, token) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), host.Clock, token).ConfigureAwait(false);
            return await (attempt switch
            {
                1 => TransportHost.Fail(HttpRequestError.ConnectionError),
                2 => TransportHost.Respond(503),
                _ => TransportHost.Respond(404),
            }).ConfigureAwait(false);
        };
        for (var i = 0; i < 40; i++)
        {
            Assert.True(host.Limiter.AttemptAcquire().IsAcquired);
        }

        using var response = await host.RunAsync("POST");

        var ids = host.RequestIds;
        Assert.Equal(
            [
                (1, null, "It broke: ConnectionError.", Ms(100), Ms(1100), Ms(250), ids[0]),
                (2, HttpStatusCode.ServiceUnavailable, null, Ms(200), Ms(0), Ms(500), ids[1]),
                (3, HttpStatusCode.NotFound, null, Ms(300), Ms(0), null, ids[2]),
            ],
            host.Reports);
        // Only the first attempt had to wait for the limits.
        Assert.Equal([true, false], host.Holding);
    }

    [Fact]
    public async Task Each_attempt_has_its_own_request_id()
    {
        using var host = new TransportHost();
        host.Server = (attempt, _) => TransportHost.Respond(attempt < 4 ? 502 : 200);

        using var response = await host.RunAsync();

        Assert.Equal(4, host.RequestIds.Distinct().Count());
        Assert.All(host.RequestIds, id => Assert.True(Guid.TryParse(id, out _)));
    }

    [Fact]
    public async Task A_report_callback_is_optional()
    {
        using var host = new TransportHost();
        host.Server = (attempt, _) =>
        {
            ((IDictionary<string, object?>)host.Request.Options).Remove("Neon.Report");
            return TransportHost.Respond(200);
        };

        using var response = await host.RunAsync();

        Assert.Empty(host.Reports);
    }

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
