using System.Globalization;
using System.Text;

namespace Neon.Emulator;

/// <summary>Reads HTTP/1.1 requests from a stream.</summary>
internal sealed class HttpRequestReader(Stream stream)
{
    private const int LongestLine = 32 * 1024;
    private const int LargestBody = 64 * 1024 * 1024;
    private const int MostHeaders = 200;

    private readonly byte[] _chunk = new byte[16 * 1024];
    private byte[] _buffer = [];
    private Task<bool>? _pending;

    /// <summary>The next request and whether the client keeps the connection; null when it hung up.</summary>
    /// <exception cref="InvalidDataException">What came is no HTTP.</exception>
    public async Task<(IncomingRequest Request, bool KeepAlive)?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is not { } line)
        {
            return null;
        }

        string[] parts = line.Split(' ');
        if (parts is not [var method, var target, var version] || !version.StartsWith("HTTP/1.", StringComparison.Ordinal)
            || method.Length == 0 || !method.All(char.IsAsciiLetterUpper))
        {
            throw new InvalidDataException("The request line is not valid.");
        }

        Dictionary<string, string> headers = await ReadHeadersAsync(cancellationToken).ConfigureAwait(false);
        if (headers.GetValueOrDefault("Expect") is { } expectation && expectation.StartsWith("100-", StringComparison.Ordinal))
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }

        byte[] body = await ReadBodyAsync(headers, cancellationToken).ConfigureAwait(false);
        string[] address = PathAndQuery(target).Split('?', 2);
        IncomingRequest request = new()
        {
            Method = method,
            Path = address[0],
            Query = IncomingRequest.ParseQuery(address.ElementAtOrDefault(1) ?? string.Empty),
            Authorization = headers.GetValueOrDefault("Authorization"),
            RequestId = headers.GetValueOrDefault("X-Request-ID"),
            ContentType = headers.GetValueOrDefault("Content-Type") ?? string.Empty,
            Body = body,
        };
        string connection = headers.GetValueOrDefault("Connection") ?? string.Empty;
        bool keepAlive = version == "HTTP/1.1"
            ? !connection.Contains("close", StringComparison.OrdinalIgnoreCase)
            : connection.Contains("keep-alive", StringComparison.OrdinalIgnoreCase);
        return (request, keepAlive);
    }

    /// <summary>Waits for more from the client: false when it hung up. What came is kept for the next request.</summary>
    public Task<bool> LookAheadAsync(CancellationToken cancellationToken) =>
        _pending is { IsCompleted: false } ? _pending : _pending = FillAsync(cancellationToken);

    public void Discard() => _buffer = [];

    private static string PathAndQuery(string target) =>
        target.StartsWith('/') ? target
        : Uri.TryCreate(target, UriKind.Absolute, out Uri? absolute) ? absolute.PathAndQuery
        : throw new InvalidDataException("The request target is not valid.");

    private async Task<Dictionary<string, string>> ReadHeadersAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || headers.Count == MostHeaders)
            {
                throw new InvalidDataException("The request headers are not valid.");
            }

            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return headers;
    }

    private async Task<byte[]> ReadBodyAsync(Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        if (headers.GetValueOrDefault("Transfer-Encoding") is { } encoding)
        {
            return encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase)
                ? await ReadChunksAsync(cancellationToken).ConfigureAwait(false)
                : throw new InvalidDataException($"The transfer encoding '{encoding}' is not known.");
        }

        return headers.GetValueOrDefault("Content-Length") is { } length
            ? await ReadBytesAsync(Length(length, NumberStyles.None), cancellationToken).ConfigureAwait(false)
            : [];
    }

    private async Task<byte[]> ReadChunksAsync(CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        while (true)
        {
            string size = await ReadLineAsync(cancellationToken).ConfigureAwait(false) ?? throw Ended();
            int length = Length(size.Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier);
            if (length == 0)
            {
                await ReadHeadersAsync(cancellationToken).ConfigureAwait(false);
                return body.ToArray();
            }

            body.Write(await ReadBytesAsync(length, cancellationToken).ConfigureAwait(false));
            await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (body.Length > LargestBody)
            {
                throw new InvalidDataException("The request body is too large.");
            }
        }
    }

    private static int Length(string text, NumberStyles style) =>
        int.TryParse(text, style, CultureInfo.InvariantCulture, out int length) && length is >= 0 and <= LargestBody
            ? length
            : throw new InvalidDataException("The length of the request body is not valid.");

    /// <summary>The next line without its end; null at the end of the stream.</summary>
    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        int end;
        while ((end = Array.IndexOf(_buffer, (byte)'\n')) < 0)
        {
            if (_buffer.Length > LongestLine)
            {
                throw new InvalidDataException("A line of the request is too long.");
            }

            if (!await MoreAsync(cancellationToken).ConfigureAwait(false))
            {
                return _buffer.Length == 0 ? null : throw Ended();
            }
        }

        string line = Encoding.Latin1.GetString(_buffer, 0, end).TrimEnd('\r');
        _buffer = _buffer[(end + 1)..];
        return line;
    }

    private async Task<byte[]> ReadBytesAsync(int count, CancellationToken cancellationToken)
    {
        while (_buffer.Length < count)
        {
            if (!await MoreAsync(cancellationToken).ConfigureAwait(false))
            {
                throw Ended();
            }
        }

        byte[] bytes = _buffer[..count];
        _buffer = _buffer[count..];
        return bytes;
    }

    private async Task<bool> MoreAsync(CancellationToken cancellationToken)
    {
        bool more = await (_pending ?? FillAsync(cancellationToken)).ConfigureAwait(false);
        _pending = null;
        return more;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        int count = await stream.ReadAsync(_chunk, cancellationToken).ConfigureAwait(false);
        _buffer = [.. _buffer, .. _chunk.AsSpan(0, count)];
        return count > 0;
    }

    private static EndOfStreamException Ended() => new("The client hung up in the middle of a request.");
}
