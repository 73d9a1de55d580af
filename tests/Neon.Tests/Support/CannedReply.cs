using System.Net;
using System.Text;

namespace Neon.Tests.Support;

/// <summary>Responds to every request with the same JSON, for responses that the emulator never returns.</summary>
internal sealed class CannedReply(string json, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(status)
        {
            RequestMessage = request,
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        });
}
