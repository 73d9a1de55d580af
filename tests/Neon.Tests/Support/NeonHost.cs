using System.Management.Automation.Runspaces;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Support;

/// <summary>
/// A real PowerShell engine with the staged module imported, connected to an emulator on a virtual clock. Tests type pipelines
/// into it and check the output and the requests.
/// </summary>
internal sealed class NeonHost : IDisposable
{
    private readonly List<Runspace> _rented = [];
    private readonly List<Runspace> _runspaces = [];
    private readonly HttpMessageHandler _wire;

    /// <summary>Starts an engine and an emulator.</summary>
    /// <param name="configure">Changes the emulator's options.</param>
    /// <param name="handler">Responds instead of the emulator: a recorder with exact responses.</param>
    public NeonHost(Func<EmulatorOptions, EmulatorOptions>? configure = null, HttpMessageHandler? handler = null)
    {
        var options = new EmulatorOptions { Clock = Clock, Seed = 7 };
        Emulator = new NeonEmulator(configure is null ? options : configure(options));
        foreach (var organizationId in Emulator.OrganizationIds)
        {
            // Many cases share one emulator, each with its own projects. Limits of a plan are tested with the limit set.
            Emulator.SetProjectLimit(organizationId, int.MaxValue);
        }

        Clock.InFlight = () => Emulator.InFlight;
        _wire = handler ?? Emulator.CreateHandler();
        Connection = Connect(Emulator.ApiKey);
        Runspace = NewRunspace();
    }

    public VirtualClock Clock { get; } = new();

    public NeonEmulator Emulator { get; }

    public Runspace Runspace { get; }

    public NeonConnection Connection { get; }

    public NeonSession Session => NeonSession.Of(Runspace);

    /// <summary>The requests since the last <see cref="Forget"/>, in order, as <c>METHOD /path?query</c>.</summary>
    public IReadOnlyList<string> Requests => [.. Emulator.Exchanges.Select(exchange =>
        $"{exchange.Method} {exchange.Path}{(exchange.Query.Count == 0 ? string.Empty : "?" + string.Join('&', exchange.Query.Select(pair => $"{pair.Key}={pair.Value}")))}")];

    /// <summary>A connection to this emulator with another key.</summary>
    public NeonConnection Connect(string key, Func<ConnectionSettings, ConnectionSettings>? configure = null)
    {
        // Its own host name keeps the process-wide limits and queues of tests apart.
        var settings = new ConnectionSettings(Secret.Of(key), "test")
        {
            BaseUri = new Uri($"https://{Guid.NewGuid():N}.test/api/v2/"),
            Clock = Clock,
            PrimaryHandler = _wire,
        };
        return new NeonConnection(configure is null ? settings : configure(settings));
    }

    /// <summary>Another runspace with the module imported and the same connection, and optionally with more cmdlets.</summary>
    public Runspace NewRunspace(params SessionStateCmdletEntry[] further)
    {
        if (further.Length == 0)
        {
            var rented = Connected(NeonRunspace.Rent());
            _rented.Add(rented);
            return rented;
        }

        var runspace = Connected(NeonRunspace.Open(null, state => state.Commands.Add(further)));
        _runspaces.Add(runspace);
        return runspace;
    }

    /// <summary>Another runspace with the module imported and the same connection, with a host that answers questions.</summary>
    public Runspace NewRunspace(TestHost person)
    {
        var runspace = Connected(NeonRunspace.Open(person));
        _runspaces.Add(runspace);
        return runspace;
    }

    /// <summary>Runs what a user types, answers the questions, and reads what is printed.</summary>
    public PipelineResult Run(TestHost person, string script)
    {
        using var runspace = Connected(NeonRunspace.Open(person));
        return PipelineResult.Of(runspace, script);
    }

    private Runspace Connected(Runspace runspace)
    {
        var session = NeonSession.Of(runspace);
        session.Connection = Connection;
        session.Context = new NeonContext { OrganizationId = Emulator.OrganizationId };
        return runspace;
    }

    /// <summary>Runs what a user types and collects every stream.</summary>
    public PipelineResult Run(string script, params (string Name, object? Value)[] variables) =>
        PipelineResult.Of(Runspace, script, variables);

    /// <summary>Runs what a user types, expects no error, and returns the output as objects of a type.</summary>
    public IReadOnlyList<T> Get<T>(string script, params (string Name, object? Value)[] variables)
    {
        var result = Run(script, variables);
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(item => Assert.IsAssignableFrom<T>(item.BaseObject))];
    }

    /// <summary>Clears the recorded requests.</summary>
    public void Forget() => Emulator.ClearRecords();

    /// <summary>Creates a project without using the module, waits until it is ready, and clears the recorded requests.</summary>
    public SeededProject Seed(string name = "app")
    {
        var created = Send(HttpMethod.Post, "projects", $$$"""{"project":{"name":"{{{name}}}","org_id":"{{{Emulator.OrganizationId}}}"}}""");
        Clock.Advance(TimeSpan.FromMinutes(1));
        Forget();
        return new SeededProject(
            created.GetProperty("project").GetProperty("id").GetString()!,
            created.GetProperty("branch").GetProperty("id").GetString()!,
            created.GetProperty("endpoints")[0].GetProperty("id").GetString()!);
    }

    /// <summary>Sends a request without using the module, to prepare a state.</summary>
    public JsonElement Send(HttpMethod method, string path, string? body = null) =>
        Send(method, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>Sends a request with another body than JSON, without using the module.</summary>
    public JsonElement Send(HttpMethod method, string path, HttpContent? body) =>
        Task.Run(() => SendAsync(method, path, body)).GetAwaiter().GetResult();

    public void Dispose()
    {
        _runspaces.ForEach(runspace => runspace.Dispose());
        _rented.ForEach(NeonRunspace.Return);

        Emulator.Dispose();
        Clock.Dispose();
        Assert.Empty(Emulator.Violations);
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpContent? body)
    {
        using var invoker = new HttpMessageInvoker(Emulator.CreateHandler());
        using var request = new HttpRequestMessage(method, new Uri("https://emulator.test/api/v2/" + path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Emulator.ApiKey);
        request.Content = body;
        using var response = await invoker.SendAsync(request, CancellationToken.None);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
