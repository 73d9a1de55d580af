using System.Net.Http.Headers;
using System.Text.Json;

namespace Neon.Benchmarks.Peers;

/// <summary>
/// The least that a program without the module would do: HttpClient, without checking the responses. Scripts of the suites load
/// this assembly and call it.
/// </summary>
public sealed class BareClient(string baseUri) : IDisposable
{
    private readonly HttpClient _http = new() { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "napi_benchmark") } };

    /// <summary>One GET, parsed.</summary>
    /// <param name="path">The path below the URL of the API.</param>
    public JsonDocument Get(string path) => JsonDocument.Parse(Read(path));

    /// <summary>The branches of a project, page by page, deserialized by generated code.</summary>
    /// <param name="projectId">The project.</param>
    public IEnumerable<BareBranch> Branches(string projectId)
    {
        string? cursor = null;
        do
        {
            var page = JsonSerializer.Deserialize(
                Read($"/projects/{projectId}/branches?limit=1000{(cursor is null ? "" : "&cursor=" + cursor)}"), BareJson.Default.BarePage)!;
            foreach (var branch in page.Branches)
            {
                yield return branch;
            }

            cursor = page.Pagination?.Next;
        }
        while (cursor is not null);
    }

    /// <summary>The same, as a complete list.</summary>
    /// <param name="projectId">The project.</param>
    public IReadOnlyList<BareBranch> AllBranches(string projectId) => [.. Branches(projectId)];

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // A script has one thread, as the cmdlets of the module have.
    private byte[] Read(string path) => _http.GetByteArrayAsync(new Uri(baseUri + path)).GetAwaiter().GetResult();
}
