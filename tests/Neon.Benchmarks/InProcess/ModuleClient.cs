using System.Net;
using System.Text.Json;
using Neon.Benchmarks.Running;

namespace Neon.Benchmarks.InProcess;

/// <summary>
/// Calls internal parts of the module. A class of its own, because the benchmarks must be public, and so that the module is
/// loaded only when it is used.
/// </summary>
internal sealed class ModuleClient
{
    private readonly NeonConnection _connection;
    private readonly NeonClient _client;
    private readonly ApiRequest _list = ApiRequest.Get(Route.Of($"/projects/{SampleAccount.Small:project_id}/branches"));

    public ModuleClient(HttpMessageHandler? handler = null)
    {
        _connection = new NeonConnection(new ConnectionSettings(Secret.Of("napi_benchmark"), "benchmark")
        {
            BaseUri = new Uri("https://neon.test/api/v2/"),
            PrimaryHandler = handler,
            Clock = new FastClock(),
        });
        _client = new NeonClient(_connection);
    }

    public static int Deserialize(byte[] page) => JsonSerializer.Deserialize(page, BranchJson.Default.BranchPage)!.Branches!.Count;

    public int ReadPage(byte[] page)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = CannedHandler.Json([]) };
        var reply = new ApiReply(_list, response, page, _connection, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch).EnsureSuccess();
        return reply.Read(BranchJson.Default.BranchPage, static (_, _) => { })!.Branches!.Count;
    }

    public async Task<string?> ReadProjectAsync() => (await new ProjectApi(_client).GetAsync(SampleAccount.Small, CancellationToken.None)).Name;
}
