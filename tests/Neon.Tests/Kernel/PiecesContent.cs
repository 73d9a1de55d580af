using System.Net;

namespace Neon.Tests.Kernel;

/// <summary>A body that is produced while it is read: each piece in turn, until a test ends it.</summary>
internal sealed class PiecesContent(IEnumerable<Func<CancellationToken, Task<byte[]>>> pieces) : HttpContent
{
    public static PiecesContent Of(long? length, params Func<CancellationToken, Task<byte[]>>[] pieces)
    {
        var content = new PiecesContent(pieces);
        content.Headers.ContentLength = length;
        return content;
    }

    public static Func<CancellationToken, Task<byte[]>> Text(string text) => _ => Task.FromResult(System.Text.Encoding.UTF8.GetBytes(text));

    public static Task<byte[]> Break(CancellationToken cancellation) =>
        throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended before all of its body came.");

    public static async Task<byte[]> Stall(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        return [];
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new PieceStream(pieces.GetEnumerator()));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        foreach (var piece in pieces)
        {
            await stream.WriteAsync(await piece(cancellationToken), cancellationToken);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private sealed class PieceStream(IEnumerator<Func<CancellationToken, Task<byte[]>>> pieces) : MemoryStream
    {
        private byte[] _rest = [];

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (_rest.Length == 0)
            {
                if (!pieces.MoveNext())
                {
                    return 0;
                }

                _rest = await pieces.Current(cancellationToken);
            }

            var count = Math.Min(buffer.Length, _rest.Length);
            _rest.AsMemory(0, count).CopyTo(buffer);
            _rest = _rest[count..];
            return count;
        }
    }
}
