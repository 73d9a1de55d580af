using System.Net;

namespace Neon.Tests.Kernel;

/// <summary>Replaces the sockets: a test determines the outcome of each request; the number counts from 0.</summary>
internal sealed class Wire(Func<HttpRequestMessage, int, CancellationToken, Task<HttpResponseMessage>> respond) : HttpMessageHandler
{
    public int Count { get; private set; }

    public static HttpResponseMessage Of(HttpContent content, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = content };

    /// <summary>Reads the body of a request as a socket would, in pieces.</summary>
    public static async Task<byte[]> TakeAsync(HttpRequestMessage request, CancellationToken cancellation, Func<int, Task>? piece = null)
    {
        using var target = new PieceStream(piece ?? (_ => Task.CompletedTask));
        await request.Content!.CopyToAsync(target, cancellation);
        return target.ToArray();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // As with a network, the response arrives on another thread.
        await Task.Yield();
        return await respond(request, Count++, cancellationToken);
    }

    private sealed class PieceStream(Func<int, Task> piece) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await piece(buffer.Length).WaitAsync(cancellationToken);
            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}
