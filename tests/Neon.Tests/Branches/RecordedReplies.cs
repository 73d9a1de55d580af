using System.Net;
using System.Text;

namespace Neon.Tests.Branches;

/// <summary>Responds with recorded responses, and records the requests.</summary>
internal sealed class RecordedReplies(Func<HttpRequestMessage, string> reply) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<string> _requests = [];

    public string[] Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>One response after another; the last one is repeated.</summary>
    public static RecordedReplies InOrder(params string[] replies)
    {
        var index = -1;
        return new RecordedReplies(_ => replies[Math.Min(Interlocked.Increment(ref index), replies.Length - 1)]);
    }

    /// <summary>A page of branches in Neon's form.</summary>
    public static string Page(IEnumerable<(string Id, string Name)> branches, string? next)
    {
        var items = string.Join(',', branches.Select(branch => $$"""{"id":"{{branch.Id}}","project_id":"quiet-forest-12345678","name":"{{branch.Name}}"}"""));
        var pagination = next is null ? string.Empty : $$""","pagination":{"next":"{{next}}"}""";
        return $$"""{"branches":[{{items}}]{{pagination}}}""";
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery["/api/v2".Length..]}");
        }

        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(reply(request), Encoding.UTF8, "application/json"),
            RequestMessage = request,
        });
    }
}
