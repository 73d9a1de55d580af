using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

public class ListenerTests
{
    [Fact]
    public async Task Any_HTTP_client_can_connect_over_loopback()
    {
        (Uri baseUri, string key, string organization, IDisposable server) = EmulatorFactory.Start(
            new Dictionary<string, object> { ["OperationDuration"] = TimeSpan.Zero, ["Seed"] = 5 });
        using IDisposable stop = server;
        using HttpClient http = Client(baseUri, key);

        using HttpResponseMessage created = await http.PostAsync(
            new Uri("projects", UriKind.Relative),
            new StringContent($$"""{"project":{"name":"größe","org_id":"{{organization}}"} }""", MediaTypeHeaderValue.Parse("application/json")));
        string text = await created.Content.ReadAsStringAsync();
        string id = System.Text.Json.Nodes.JsonNode.Parse(text)!.Text("project.id");
        using HttpResponseMessage missing = await http.GetAsync(new Uri($"projects/{id}/branches/br-x/databases/a%2Fb", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Contains("größe", System.Text.Json.Nodes.JsonNode.Parse(text)!.Text("project.name"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("127.0.0.1", baseUri.Host);
        Assert.Equal("/api/v2/", baseUri.AbsolutePath);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_large_body_is_received_completely_with_or_without_chunks(bool chunked)
    {
        using NeonEmulator emulator = new();
        using HttpClient http = Client(emulator.Listen(), emulator.ApiKey);
        string value = new('x', 200_000);
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri("projects", UriKind.Relative))
        {
            Content = new StringContent(
                $$"""{"project":{"org_id":"{{emulator.OrganizationId}}","branch":{"annotations":{"note":"{{value}}"} } } }""",
                MediaTypeHeaderValue.Parse("application/json")),
        };
        request.Headers.TransferEncodingChunked = chunked;

        using HttpResponseMessage response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Contains(value, emulator.Exchanges.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_requests_are_served_concurrently()
    {
        using NeonEmulator emulator = new(new EmulatorOptions { RequestsPerSecondPerRoute = null });
        using HttpClient http = Client(emulator.Listen(), emulator.ApiKey);

        HttpResponseMessage[] responses = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => http.GetAsync(new Uri("regions", UriKind.Relative))));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    [Fact]
    public async Task Redirects_and_empty_deletions_work_over_HTTP_as_in_process()
    {
        using NeonEmulator emulator = new();
        using HttpClient http = Client(emulator.Listen(), emulator.ApiKey);

        using HttpResponseMessage redirect = await http.GetAsync(new Uri("projects//branches", UriKind.Relative));
        using HttpResponseMessage missing = await http.DeleteAsync(new Uri("projects/p/branches/b", UriKind.Relative));

        Assert.Equal(HttpStatusCode.TemporaryRedirect, redirect.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Single(missing.Headers.GetValues("x-request-id"));
    }

    [Theory]
    [MemberData(nameof(BreakingFaults))]
    public async Task Faults_break_the_connection(EmulatorFault fault, int? status)
    {
        using NeonEmulator emulator = new();
        using HttpClient http = Client(emulator.Listen(), emulator.ApiKey);
        // With a body: .NET's sockets may resend a request without one automatically.
        using StringContent body = new("{}", MediaTypeHeaderValue.Parse("application/json"));
        emulator.Faults.AddToAny(fault);

        await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(new Uri("projects", UriKind.Relative), body));

        Assert.All(emulator.Exchanges, exchange => Assert.Equal(status, exchange.Status));
        Assert.NotEmpty(await http.GetStringAsync(new Uri("regions", UriKind.Relative)));
    }

    public static TheoryData<EmulatorFault, int?> BreakingFaults() => new()
    {
        { EmulatorFault.Refused(), null },
        { EmulatorFault.DropBeforeEffect(), null },
        { EmulatorFault.DropAfterEffect(), null },
        { EmulatorFault.CloseAfterEffect(), null },
        { EmulatorFault.TruncatedBody(), 400 },
    };

    [Theory]
    [InlineData("NONSENSE\r\n\r\n", "HTTP/1.1 400 ")]
    [InlineData("GET /api/v2/regions HTTP/1.1\r\nno colon\r\n\r\n", "HTTP/1.1 400 ")]
    [InlineData("POST /api/v2/projects HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 400 ")]
    [InlineData("GET http://127.0.0.1/api/v2/regions HTTP/1.0\r\n\r\n", "HTTP/1.1 401 ")]
    [InlineData("POST /api/v2/projects HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", "HTTP/1.1 401 ")]
    [InlineData("POST /api/v2/projects HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 401 ")]
    [InlineData("GET /api/v2/auth HTTP/1.1\r\nHost: localhost\r\n\r\nGET /api/v2/auth HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "HTTP/1.1 401 ")]
    public async Task Raw_HTTP_gets_the_expected_status(string sent, string expected)
    {
        using NeonEmulator emulator = new();
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, emulator.Listen().Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sent));
        using StreamReader reader = new(client.GetStream(), Encoding.ASCII);

        string response = await reader.ReadToEndAsync();

        Assert.StartsWith(expected, response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_disconnects_ends_its_pending_request()
    {
        using NeonEmulator emulator = new();
        using HttpClient http = Client(emulator.Listen(), emulator.ApiKey);
        using CancellationTokenSource cancellation = new();
        emulator.Faults.AddToAny(EmulatorFault.StalledHeaders());
        Task<string> pending = http.GetStringAsync(new Uri("regions", UriKind.Relative), cancellation.Token);
        SpinWait.SpinUntil(() => emulator.Exchanges.Count == 1);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        Assert.NotEmpty(await http.GetStringAsync(new Uri("regions", UriKind.Relative)));
    }

    [Fact]
    public async Task A_client_that_disconnects_does_not_affect_others()
    {
        using NeonEmulator emulator = new();
        Uri baseUri = emulator.Listen();
        for (int number = 0; number < 5; number++)
        {
            using TcpClient rude = new();
            await rude.ConnectAsync(IPAddress.Loopback, baseUri.Port);
            await rude.GetStream().WriteAsync("GET /api/v2/regions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\nhalf"u8.ToArray());
            rude.LingerState = new LingerOption(true, 0);
        }

        using HttpClient http = Client(baseUri, emulator.ApiKey);
        Assert.NotEmpty(await http.GetStringAsync(new Uri("regions", UriKind.Relative)));
    }

    [Fact]
    public async Task Stopping_ends_stalled_requests_and_closes_the_port()
    {
        NeonEmulator emulator = new();
        Uri baseUri = emulator.Listen();
        using HttpClient http = Client(baseUri, emulator.ApiKey);
        emulator.Faults.AddToAny(EmulatorFault.StalledBody());
        using HttpResponseMessage response = await http.GetAsync(
            new Uri("regions", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Task<string> pending = response.Content.ReadAsStringAsync();

        emulator.Dispose();

        await Assert.ThrowsAnyAsync<Exception>(() => pending);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(new Uri("regions", UriKind.Relative)));
        Assert.Throws<ObjectDisposedException>(() => emulator.Listen());
    }

    [Fact]
    public void Unknown_settings_and_settings_of_the_wrong_type_are_refused()
    {
        Assert.Throws<ArgumentException>(() => EmulatorFactory.Start(new Dictionary<string, object> { ["Colour"] = "red" }));
        Assert.Throws<ArgumentException>(() => EmulatorFactory.Start(new Dictionary<string, object> { ["Port"] = "80" }));
    }

    private static HttpClient Client(Uri baseUri, string key) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = baseUri,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
        };
}
