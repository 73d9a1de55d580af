using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

/// <summary>An emulator with a clock that does not advance, and a client that uses it in process.</summary>
public sealed class EmulatorClient : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _http;

    public EmulatorClient(Func<FakeTimeProvider, EmulatorOptions>? options = null)
    {
        Clock = new FakeTimeProvider(Start);
        Emulator = new NeonEmulator(options?.Invoke(Clock) ?? new EmulatorOptions { Clock = Clock });
        Key = Emulator.ApiKey;
        _http = new HttpClient(Emulator.CreateHandler()) { BaseAddress = new Uri("https://console.neon.tech") };
    }

    public FakeTimeProvider Clock { get; }

    public NeonEmulator Emulator { get; }

    public HttpClient Http => _http;

    public string? Key { get; set; }

    public string ProjectId { get; private set; } = string.Empty;

    public string BranchId { get; private set; } = string.Empty;

    public string EndpointId { get; private set; } = string.Empty;

    /// <summary>The path of the project.</summary>
    public string Project => $"/projects/{ProjectId}";

    /// <summary>The path of the default branch.</summary>
    public string Branch => $"{Project}/branches/{BranchId}";

    /// <summary>The path of its compute.</summary>
    public string Endpoint => $"{Project}/endpoints/{EndpointId}";

    /// <summary>Completes all running operations.</summary>
    public void Finish() => Clock.Advance(TimeSpan.FromSeconds(10));

    /// <summary>An emulator with one project whose operations are finished.</summary>
    public static async Task<EmulatorClient> WithProjectAsync(
        Func<FakeTimeProvider, EmulatorOptions>? options = null, string project = """{"name":"shop"}""")
    {
        EmulatorClient client = new(options);
        JsonNode created = await client.PostAsync("/projects", 201, $$"""{"project":{{client.Own(project)}}}""");
        client.ProjectId = created.Text("project.id");
        client.BranchId = created.Text("branch.id");
        client.EndpointId = created.Text("endpoints.0.id");
        client.Finish();
        return client;
    }

    /// <summary>The project's JSON with the default organization in it.</summary>
    public string Own(string project)
    {
        JsonNode json = JsonNode.Parse(project)!;
        json["org_id"] ??= Emulator.OrganizationId;
        return json.ToJsonString();
    }

    public Task<JsonNode> GetAsync(string path, int status = 200) => SendAsync("GET", path, status);

    public Task<JsonNode> PostAsync(string path, int status, string? body = null) => SendAsync("POST", path, status, body);

    public Task<JsonNode> PatchAsync(string path, int status, string body) => SendAsync("PATCH", path, status, body);

    public Task<JsonNode> DeleteAsync(string path, int status = 200) => SendAsync("DELETE", path, status);

    /// <summary>Sends a request, expects the status and returns the JSON of the response, or an empty object.</summary>
    public async Task<JsonNode> SendAsync(string method, string path, int status, string? body = null)
    {
        using HttpResponseMessage response = await RawAsync(method, path, body);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{method} {path}: {(int)response.StatusCode} instead of {status}: {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    public async Task<HttpResponseMessage> RawAsync(
        string method, string path, string? body = null, CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), $"/api/v2{path}");
        request.Headers.Authorization = Key is null ? null : new AuthenticationHeaderValue("Bearer", Key);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>A separate client, in process or over sockets, with addresses relative to the API.</summary>
    public HttpClient Reach(bool sockets)
    {
        HttpClient http = sockets
            ? new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = Emulator.Listen() }
            : new HttpClient(Emulator.CreateHandler()) { BaseAddress = new Uri("https://console.neon.tech/api/v2/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return http;
    }

    /// <summary>Sends a request and returns only the status.</summary>
    public async Task<HttpStatusCode> StatusAsync(string method, string path, string? body = null)
    {
        using HttpResponseMessage response = await RawAsync(method, path, body);
        return response.StatusCode;
    }

    /// <summary>Creates a branch, completes its operations and returns its path.</summary>
    public async Task<string> AddBranchAsync(string name, string more = "", string endpoints = "[]")
    {
        JsonNode created = await PostAsync(
            $"{Project}/branches", 201, $$"""{"branch":{"name":"{{name}}"{{more}}},"endpoints":{{endpoints}}}""");
        Finish();
        return $"{Project}/branches/{created.Text("branch.id")}";
    }

    public static string Id(string path) => path[(path.LastIndexOf('/') + 1)..];

    public void Dispose()
    {
        _http.Dispose();
        Emulator.Dispose();
    }
}
