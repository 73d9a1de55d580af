using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

public class FaultTests
{
    [Fact]
    public async Task Status_faults_affect_the_specified_operation_the_specified_number_of_times()
    {
        using EmulatorClient client = new();
        client.Emulator.Faults.Add("getActiveRegions", EmulatorFault.Status(
            HttpStatusCode.ServiceUnavailable, headers: new Dictionary<string, string> { ["retry-after"] = "3" }), count: 2, skip: 1);

        await client.GetAsync("/auth");
        await client.GetAsync("/regions");
        using (HttpResponseMessage response = await client.RawAsync("GET", "/regions"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal("3", response.Headers.RetryAfter!.ToString());
        }

        Assert.Equal("ServiceUnavailable by fault", (await client.GetAsync("/regions", 503)).Text("message"));
        await client.GetAsync("/regions");
        Assert.Throws<ArgumentException>(() => client.Emulator.Faults.Add("noSuchOperation", EmulatorFault.Refused()));
    }

    [Fact]
    public async Task A_predicate_selects_by_method_and_path()
    {
        using EmulatorClient client = new();
        client.Emulator.Faults.Add((method, path) => method == HttpMethod.Get && path == "/auth", EmulatorFault.HtmlError());

        await client.GetAsync("/regions");
        using HttpResponseMessage response = await client.RawAsync("GET", "/auth");

        Assert.Equal(524, (int)response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(false, HttpRequestError.ConnectionError)]
    [InlineData(true, HttpRequestError.ResponseEnded)]
    public async Task Refused_and_dropped_connections_are_distinguishable(bool sent, HttpRequestError expected)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Emulator.ClearRecords();
        client.Emulator.Faults.AddToAny(sent ? EmulatorFault.DropBeforeEffect() : EmulatorFault.Refused());

        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(
            () => client.RawAsync("POST", $"{client.Project}/branches"));

        Assert.Equal(expected, failure.HttpRequestError);
        Assert.Equal(sent ? 1 : 0, client.Emulator.Exchanges.Count);
        Assert.Equal("1", (await client.GetAsync($"{client.Project}/branches/count")).Text("count"));
    }

    [Fact]
    public async Task A_connection_dropped_after_the_effect_keeps_the_effect()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Emulator.Faults.Add("createProjectBranch", EmulatorFault.DropAfterEffect());

        await Assert.ThrowsAsync<HttpRequestException>(() => client.RawAsync("POST", $"{client.Project}/branches"));

        Assert.Equal("2", (await client.GetAsync($"{client.Project}/branches/count")).Text("count"));
        Assert.Null(client.Emulator.Exchanges[^2].Status);
    }

    [Fact]
    public async Task A_status_fault_after_the_effect_keeps_the_effect()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Emulator.Faults.Add("createProjectBranch", EmulatorFault.HtmlError() with { AfterEffect = true });

        Assert.Equal(524, (int)await client.StatusAsync("POST", $"{client.Project}/branches"));

        Assert.Equal("2", (await client.GetAsync($"{client.Project}/branches/count")).Text("count"));
    }

    [Fact]
    public async Task Reading_a_truncated_body_fails()
    {
        using EmulatorClient client = new();
        client.Emulator.Faults.AddToAny(EmulatorFault.TruncatedBody());
        using HttpResponseMessage response = await client.RawAsync("GET", "/regions");
        await using Stream stream = await response.Content.ReadAsStreamAsync();

        HttpIOException failure = await Assert.ThrowsAsync<HttpIOException>(() => stream.CopyToAsync(Stream.Null));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpRequestError.ResponseEnded, failure.HttpRequestError);
    }

    [Fact]
    public async Task Malformed_JSON_and_a_wrong_content_type_have_status_200()
    {
        using EmulatorClient client = new();
        client.Emulator.Faults.AddToAny(EmulatorFault.MalformedJson());
        client.Emulator.Faults.AddToAny(EmulatorFault.WrongContentType());

        using HttpResponseMessage malformed = await client.RawAsync("GET", "/regions");
        using HttpResponseMessage wrong = await client.RawAsync("GET", "/regions");

        string text = await malformed.Content.ReadAsStringAsync();
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(text));
        Assert.Equal("text/plain", wrong.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    public async Task A_redirect_has_a_location_and_no_effect(HttpStatusCode status)
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Emulator.Faults.Add("createProjectBranch", EmulatorFault.Redirect(new Uri("https://elsewhere.test/api"), status));

        using HttpResponseMessage response = await client.RawAsync("POST", $"{client.Project}/branches");

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("https://elsewhere.test/api", response.Headers.Location!.AbsoluteUri);
        Assert.Equal("1", (await client.GetAsync($"{client.Project}/branches/count")).Text("count"));
    }

    [Fact]
    public async Task An_empty_body_hides_the_effect()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        client.Emulator.Faults.Add("createProjectBranch", EmulatorFault.EmptyBody());

        using HttpResponseMessage response = await client.RawAsync("POST", $"{client.Project}/branches");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(201, client.Emulator.Exchanges[^1].Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_truncated_gzip_body_is_incomplete(bool sockets)
    {
        using EmulatorClient client = new();
        using HttpClient http = client.Reach(sockets);
        client.Emulator.Faults.AddToAny(EmulatorFault.TruncatedGzip());

        using HttpResponseMessage response = await http.GetAsync(new Uri("regions", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.False(await IsWholeAsync(response.Content));
        Assert.NotEmpty(await http.GetStringAsync(new Uri("regions", UriKind.Relative)));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_large_body_is_generated_while_it_is_read(bool sockets, bool announced)
    {
        using EmulatorClient client = new();
        using HttpClient http = client.Reach(sockets);
        client.Emulator.Faults.AddToAny(EmulatorFault.LargeBody(1_000_000, announced));

        using HttpResponseMessage response = await http.GetAsync(new Uri("regions", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        long? length = response.Content.Headers.ContentLength;
        string text = await response.Content.ReadAsStringAsync();

        Assert.Equal(announced ? 1_000_000 : null, length);
        Assert.Equal(1_000_000, text.Length);
        Assert.NotEmpty(JsonNode.Parse(text)!["regions"]!.AsArray());
        Assert.NotEmpty(await http.GetStringAsync(new Uri("regions", UriKind.Relative)));
    }

    [Fact]
    public async Task Stalled_headers_wait_until_the_client_cancels()
    {
        using EmulatorClient client = new();
        using CancellationTokenSource cancellation = new();
        client.Emulator.Faults.AddToAny(EmulatorFault.StalledHeaders());

        Task<HttpResponseMessage> pending = client.RawAsync("GET", "/regions", cancellationToken: cancellation.Token);
        Assert.False(pending.IsCompleted);
        Assert.Equal(0, client.Emulator.InFlight);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        Assert.Equal(0, client.Emulator.InFlight);
    }

    [Fact]
    public async Task A_stalled_body_waits_until_the_client_cancels()
    {
        using EmulatorClient client = new();
        using CancellationTokenSource cancellation = new();
        client.Emulator.Faults.AddToAny(EmulatorFault.StalledBody());
        using HttpResponseMessage response = await client.RawAsync("GET", "/regions");

        Task<string> pending = response.Content.ReadAsStringAsync(cancellation.Token);
        Assert.False(pending.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
    }

    [Fact]
    public async Task Latency_uses_the_clock_and_does_not_count_as_in_flight()
    {
        using EmulatorClient client = new(clock => new EmulatorOptions { Clock = clock, Latency = TimeSpan.FromSeconds(1) });
        client.Emulator.Faults.Add("getActiveRegions", EmulatorFault.Delay(TimeSpan.FromSeconds(2)));

        Task<JsonNode> pending = client.GetAsync("/regions");
        Assert.Equal((false, 0), (pending.IsCompleted, client.Emulator.InFlight));
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        SpinWait.SpinUntil(() => client.Emulator.InFlight == 0);
        Assert.False(pending.IsCompleted);
        client.Clock.Advance(TimeSpan.FromSeconds(2));
        await pending;

        Assert.Equal(0, client.Emulator.InFlight);
        Assert.Equal(EmulatorClient.Start.AddSeconds(3), client.Emulator.Exchanges.Single().Time);
    }

    [Fact]
    public async Task Pending_faults_are_counted_and_can_be_cleared()
    {
        using EmulatorClient client = new();
        client.Emulator.Faults.AddToAny(EmulatorFault.Refused(), count: 3);
        client.Emulator.Faults.AddToOperation(new OperationFault());
        Assert.Equal(4, client.Emulator.Faults.Pending);

        client.Emulator.Faults.Clear();

        await client.GetAsync("/regions");
        Assert.Equal(0, client.Emulator.Faults.Pending);
    }

    [Fact]
    public async Task Stalled_requests_end_when_the_emulator_stops()
    {
        EmulatorClient client = new();
        client.Emulator.Faults.AddToAny(EmulatorFault.StalledHeaders());
        Task<HttpResponseMessage> pending = client.RawAsync("GET", "/regions");

        client.Emulator.Dispose();

        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(() => pending);
        Assert.Equal(HttpRequestError.ResponseEnded, failure.HttpRequestError);
        failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.RawAsync("GET", "/regions"));
        Assert.Equal(HttpRequestError.ConnectionError, failure.HttpRequestError);
        client.Dispose();
    }

    // The framework may treat a compressed body that ends early as complete or as damaged.
    private static async Task<bool> IsWholeAsync(HttpContent content)
    {
        try
        {
            JsonNode.Parse(await content.ReadAsStringAsync());
            return true;
        }
        catch (Exception broken) when (broken is JsonException or HttpRequestException or InvalidDataException)
        {
            return false;
        }
    }
}
