using System.Net;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

public class LimitTests
{
    [Fact]
    public async Task A_route_accepts_40_requests_per_second()
    {
        using EmulatorClient client = new();

        Assert.Equal(40, await PassedAsync(client, "/regions", 45));
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("GET", "/auth"));
        client.Clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(4, await PassedAsync(client, "/regions", 10));
    }

    [Fact]
    public async Task An_account_has_700_requests_per_minute_across_all_keys()
    {
        using EmulatorClient client = new(clock => new EmulatorOptions { Clock = clock, RequestsPerSecondPerRoute = null });

        Assert.Equal(700, await PassedAsync(client, "/regions", 710));
        client.Key = client.Emulator.AddPersonalKey();
        Assert.Equal(HttpStatusCode.TooManyRequests, await client.StatusAsync("GET", "/auth"));
        client.Key = client.Emulator.AddOrganizationKey();
        Assert.Equal(HttpStatusCode.OK, await client.StatusAsync("GET", "/auth"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("5", "5")]
    [InlineData("auto", "60")]
    public async Task Retry_After_is_sent_as_configured(string? setting, string? expected)
    {
        using EmulatorClient client = new(clock => new EmulatorOptions { Clock = clock, RequestsPerMinute = 1, RetryAfter = setting });
        await client.GetAsync("/regions");

        using HttpResponseMessage response = await client.RawAsync("GET", "/regions");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(expected, response.Headers.RetryAfter?.ToString());
    }

    [Fact]
    public async Task Limits_can_be_disabled()
    {
        using EmulatorClient client = new(clock => new EmulatorOptions
        {
            Clock = clock,
            RequestsPerMinute = null,
            RequestsPerSecondPerRoute = null,
        });

        Assert.Equal(1000, await PassedAsync(client, "/regions", 1000));
    }

    private static async Task<int> PassedAsync(EmulatorClient client, string path, int count)
    {
        int passed = 0;
        for (int number = 0; number < count; number++)
        {
            passed += await client.StatusAsync("GET", path) == HttpStatusCode.OK ? 1 : 0;
        }

        return passed;
    }
}
