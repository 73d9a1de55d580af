using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Neon.Benchmarks.Running;

namespace Neon.Benchmarks.InProcess;

/// <summary>One request and its response, from the call to the object.</summary>
public class ExchangeBenchmarks : IDisposable
{
    private static readonly Uri Address = new($"https://neon.test/api/v2/projects/{SampleAccount.Small}");
    private readonly ModuleClient _module;
    private readonly HttpClient _http;

    public ExchangeBenchmarks()
    {
        var handler = new CannedHandler(SampleAccount.ProjectEnvelope(SampleAccount.Small));
        (_module, _http) = (new ModuleClient(handler), new HttpClient(handler));
    }

    [Benchmark]
    public async Task<string?> Bare()
    {
        using var json = JsonDocument.Parse(await _http.GetByteArrayAsync(Address));
        return json.RootElement.GetProperty("project").GetProperty("name").GetString();
    }

    [Benchmark]
    public Task<string?> Module() => _module.ReadProjectAsync();

    public void Dispose()
    {
        _http.Dispose();
        GC.SuppressFinalize(this);
    }
}
