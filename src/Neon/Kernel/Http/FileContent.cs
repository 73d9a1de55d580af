using System.Net;

namespace Neon;

/// <summary>
/// The content of a file, read as it goes out. It can be sent again: each sending opens the file anew. A file that has
/// another length by then than the one announced breaks the sending off.
/// </summary>
internal sealed class FileContent : HttpContent
{
    private const int BufferSize = 81920;
    private readonly FileInfo _file;
    private readonly long _length;
    private readonly Action<long>? _sent;

    /// <summary>Takes a file.</summary>
    /// <param name="file">The file; it must exist.</param>
    /// <param name="sent">Told how many bytes of it have been sent so far, from any thread.</param>
    public FileContent(FileInfo file, Action<long>? sent = null)
    {
        _file = file;
        _length = file.Length;
        _sent = sent;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = new FileStream(
            _file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (source.ConfigureAwait(false))
        {
            if (source.Length != _length)
            {
                throw new NeonApiException(NeonFailure.InvalidInput, $"The file {_file.FullName} has changed since the command began.");
            }

            var buffer = new byte[BufferSize];
            var sent = 0L;
            _sent?.Invoke(sent);
            int count;
            while ((count = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                _sent?.Invoke(sent += count);
            }
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }
}
