using System.Net;
using System.Net.Http.Headers;

namespace Neon.Benchmarks.InProcess;

/// <summary>Returns the same response to each request, without a network.</summary>
internal sealed class CannedHandler(byte[] json) : HttpMessageHandler
{
    public static HttpContent Json(byte[] json) => new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = Json(json), RequestMessage = request });
}
