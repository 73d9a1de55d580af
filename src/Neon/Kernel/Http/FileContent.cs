using System.Net;

namespace Neon;

/// <summary>
/// The content of a file, streamed. It can be sent again: each attempt opens the file again. If the file has changed since the
/// command started, sending is aborted, so that no mixture arrives.
/// </summary>
internal sealed class FileContent : HttpContent
{
    private const int BufferSize = 81920;

    // File systems have a time resolution of up to two seconds, and some update the time only after the file was closed.
    private static readonly TimeSpan TimeTolerance = TimeSpan.FromSeconds(2);
    private readonly FileInfo _file;
    private readonly long _length;
    private readonly DateTime _writtenAt;
    private readonly Action<long>? _sent;

    /// <summary>Opens a file. May block, see <see cref="FileWork"/>.</summary>
    /// <param name="file">The file; it must be a regular one.</param>
    /// <param name="sent">Called with the number of bytes sent so far, from any thread.</param>
    public FileContent(FileInfo file, Action<long>? sent = null)
    {
        // A piped FileInfo has the state from when the file was found.
        _file = RegularFile.Found(file.FullName);
        _length = _file.Length;
        _writtenAt = _file.LastWriteTimeUtc;
        _sent = sent;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = await FileWork.RunAsync(Open, cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            var buffer = new byte[BufferSize];
            var sent = 0L;
            _sent?.Invoke(sent);
            int count;
            while (sent < _length && (count = await ReadAsync(source, buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                EnsureSame(sent + count <= _length);
                if (sent + count == _length)
                {
                    // A server that has the whole body stores it. The last bytes are sent only if the file is still the same.
                    EnsureSame(await ReadAsync(source, new byte[1], cancellationToken).ConfigureAwait(false) == 0);
                    await FileWork.RunAsync(EnsureNotWritten, cancellationToken).ConfigureAwait(false);
                }

                await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                sent += count;
                _sent?.Invoke(sent);
            }

            EnsureSame(sent == _length);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    private FileStream Open()
    {
        try
        {
            EnsureNotWritten();
            return RegularFile.Open(_file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RegularFile.Unreadable(_file.FullName, failure);
        }
    }

    // A disk failure is not a connection failure: the server did not receive the whole body, so nothing was changed.
    private async ValueTask<int> ReadAsync(FileStream source, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await FileWork.ReadAsync(source, buffer, cancellation).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw RegularFile.Unreadable(_file.FullName, failure);
        }
    }

    private void EnsureNotWritten() => EnsureSame((File.GetLastWriteTimeUtc(_file.FullName) - _writtenAt).Duration() <= TimeTolerance);

    private void EnsureSame(bool isSame)
    {
        if (!isSame)
        {
            throw RegularFile.Changed(_file);
        }
    }
}
