using System.Net;

namespace Neon.Tests.Transport;

/// <summary>A body whose connection breaks in the middle.</summary>
internal sealed class BrokenContent : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync("{\"pro"u8.ToArray());
        throw new HttpIOException(HttpRequestError.ResponseEnded, "The connection was lost.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
