using System.Net;
using System.Text;

namespace Neon.Tests.Kernel;

/// <summary>Responds instead of Neon exactly as a test specifies, and records the requests.</summary>
/// <param name="respond">Returns the response to a request; the number counts the requests from 0.</param>
internal sealed class Replies(Func<SentRequest, int, HttpResponseMessage> respond) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<SentRequest> _sent = [];

    public Replies(params HttpResponseMessage[] responses)
        : this((_, index) => responses[index])
    {
    }

    public IReadOnlyList<SentRequest> Sent
    {
        get
        {
            lock (_lock)
            {
                return [.. _sent];
            }
        }
    }

    /// <summary>The requests, as <c>METHOD /path?query</c> below the base address.</summary>
    public IReadOnlyList<string> Lines =>
        [.. Sent.Select(request => $"{request.Method} {request.Uri.PathAndQuery["/api/v2".Length..]}")];

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK, string? requestId = null) =>
        Text(body, "application/json", status, requestId);

    public static HttpResponseMessage Text(
        string body, string mediaType, HttpStatusCode status = HttpStatusCode.OK, string? requestId = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        if (requestId is not null)
        {
            response.Headers.Add("x-request-id", requestId);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new SentRequest(request.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), body);
        int index;
        lock (_lock)
        {
            index = _sent.Count;
            _sent.Add(sent);
        }

        // As with a network, the response arrives on another thread.
        await Task.Yield();
        return respond(sent, index);
    }
}
