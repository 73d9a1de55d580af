using System.Net;
using Microsoft.Extensions.Time.Testing;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

public class ConcurrencyTests
{
    [Fact]
    public async Task Concurrent_requests_do_not_interfere_with_each_other()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync(Unlimited);

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (number, _) =>
        {
            await client.PostAsync($"{client.Project}/branches", 201, $$"""{"branch":{"name":"b-{{number}}"} }""");
            await client.GetAsync($"{client.Project}/operations");
        });

        Assert.Equal("201", (await client.GetAsync($"{client.Project}/branches/count")).Text("count"));
        Assert.Equal(202, (await client.GetAsync($"{client.Project}/operations?limit=1000")).Texts("operations", "created_at").Distinct().Count());
        Assert.Equal(0, client.Emulator.InFlight);
        Assert.Empty(client.Emulator.Violations);
    }

    [Fact]
    public async Task All_delayed_requests_complete_when_a_virtual_clock_advances()
    {
        using EmulatorClient client = new(clock => new EmulatorOptions { Clock = clock, Latency = TimeSpan.FromSeconds(1) });

        Task<HttpStatusCode>[] pending = [.. Enumerable.Range(0, 20).Select(_ => client.StatusAsync("GET", "/regions"))];
        Assert.Equal(0, client.Emulator.InFlight);
        client.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.All(await Task.WhenAll(pending), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(0, client.Emulator.InFlight);
    }

    private static EmulatorOptions Unlimited(FakeTimeProvider clock) => new()
    {
        Clock = clock,
        Locks = false,
        RequestsPerMinute = null,
        RequestsPerSecondPerRoute = null,
    };
}
