using System.Globalization;
using System.Text;

namespace Neon.Emulator;

/// <summary>
/// Reads HTTP/1.1 requests from a stream, as strictly as RFC 9112 allows: ambiguous requests are refused.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="timeouts">The time-outs.</param>
internal sealed class HttpRequestReader(Stream stream, ClientTimeouts timeouts)
{
    private const int MaxLineLength = 16 * 1024;
    private const int MaxHeadLength = 64 * 1024;
    private const int MaxHeaderLines = 100;
    private const int MaxBodyLength = 64 * 1024 * 1024;

    private readonly byte[] _chunk = new byte[16 * 1024];
    private byte[] _buffer = [];
    private Task<int>? _pending;
    private bool _hasServed;

    /// <summary>The next request and whether the client keeps the connection; null if it disconnected.</summary>
    /// <exception cref="InvalidDataException">The bytes are not valid HTTP.</exception>
    /// <exception cref="TimeoutException">The client is too slow.</exception>
    public async Task<(IncomingRequest Request, bool KeepAlive)?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await HasBegunAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        _hasServed = true;
        timeouts.Begin(_buffer.Length);
        (string method, string target, string version, HttpHeaders headers) =
            await timeouts.WithinAsync(ClientTimeouts.Head, ReadHeadAsync, cancellationToken).ConfigureAwait(false);
        if (version == "HTTP/1.1" && headers["Host"] is null)
        {
            throw new InvalidDataException("The request has no Host header.");
        }

        if (headers["Expect"] is { } expectation && expectation.StartsWith("100-", StringComparison.Ordinal))
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }

        byte[] body = await timeouts.WithinAsync(ClientTimeouts.Body, token => ReadBodyAsync(version, headers, token), cancellationToken).ConfigureAwait(false);
        Uri? absolute = Absolute(target);
        string[] address = (absolute?.PathAndQuery ?? target).Split('?', 2);
        IncomingRequest request = new()
        {
            Method = method,
            Path = address[0],
            Query = IncomingRequest.ParseQuery(address.ElementAtOrDefault(1) ?? string.Empty),
            Authorization = headers["Authorization"],
            RequestId = headers["X-Request-ID"],
            Host = absolute?.Authority ?? headers["Host"],
            ContentType = headers["Content-Type"] ?? string.Empty,
            Body = body,
            Origin = "http://" + headers["Host"],
        };
        string connection = headers["Connection"] ?? string.Empty;
        bool keepAlive = version == "HTTP/1.1"
            ? !connection.Contains("close", StringComparison.OrdinalIgnoreCase)
            : connection.Contains("keep-alive", StringComparison.OrdinalIgnoreCase);
        return (request, keepAlive);
    }

    /// <summary>Waits for more from the client: false if it disconnected. The received bytes are kept for the next request.</summary>
    public async Task<bool> LookAheadAsync(CancellationToken cancellationToken) =>
        await (_pending is { IsCompleted: false } ? _pending : _pending = FillAsync(cancellationToken)).ConfigureAwait(false) > 0;

    public void Discard() => _buffer = [];

    private static Uri? Absolute(string target) =>
        target.StartsWith('/') ? null
        : Uri.TryCreate(target, UriKind.Absolute, out Uri? absolute) && absolute.Scheme == Uri.UriSchemeHttp ? absolute
        : throw new InvalidDataException("The request target is not valid.");

    /// <summary>Whether another request starts before the client disconnects or the connection times out.</summary>
    private async Task<bool> HasBegunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _buffer.Length > 0
                || await timeouts.WithinAsync(_hasServed ? ClientTimeouts.Idle : ClientTimeouts.FirstByte, NextAsync, cancellationToken).ConfigureAwait(false) > 0;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task<(string Method, string Target, string Version, HttpHeaders Headers)> ReadHeadAsync(CancellationToken cancellationToken)
    {
        string line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
        return line.Split(' ') is [var method, var target, ("HTTP/1.1" or "HTTP/1.0") and var version]
            && method.Length > 0 && method.All(char.IsAsciiLetterUpper) && target.Length > 0 && target.All(character => character is > ' ' and <= '~')
            ? (method, target, version, await ReadHeadersAsync(cancellationToken).ConfigureAwait(false))
            : throw new InvalidDataException("The request line is not valid.");
    }

    private async Task<HttpHeaders> ReadHeadersAsync(CancellationToken cancellationToken)
    {
        HttpHeaders headers = new();
        int lines = 0;
        int length = 0;
        while (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            length += line.Length;
            if (++lines > MaxHeaderLines || length > MaxHeadLength)
            {
                throw new InvalidDataException("The request has too many headers.");
            }

            headers.Add(line);
        }

        return headers;
    }

    private async Task<byte[]> ReadBodyAsync(string version, HttpHeaders headers, CancellationToken cancellationToken)
    {
        (string? encoding, string? length) = (headers["Transfer-Encoding"], headers["Content-Length"]);
        if (encoding is null)
        {
            return length is null ? [] : await ReadBytesAsync(Length(length, char.IsAsciiDigit, NumberStyles.None), cancellationToken).ConfigureAwait(false);
        }

        return length is null && version == "HTTP/1.1" && encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase)
            ? await ReadChunksAsync(cancellationToken).ConfigureAwait(false)
            : throw new InvalidDataException("Transfer-Encoding must be chunked, without a Content-Length.");
    }

    private async Task<byte[]> ReadChunksAsync(CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        while (true)
        {
            string size = (await ReadLineAsync(cancellationToken).ConfigureAwait(false)).Split(';')[0];
            int length = Length(size, char.IsAsciiHexDigit, NumberStyles.AllowHexSpecifier);
            if (length == 0)
            {
                await ReadHeadersAsync(cancellationToken).ConfigureAwait(false);
                return body.ToArray();
            }

            if (body.Length + length > MaxBodyLength)
            {
                throw new InvalidDataException("The request body is too large.");
            }

            body.Write(await ReadBytesAsync(length, cancellationToken).ConfigureAwait(false));
            if ((await ReadLineAsync(cancellationToken).ConfigureAwait(false)).Length > 0)
            {
                throw new InvalidDataException("A chunk of the request body is longer than its size.");
            }
        }
    }

    private static int Length(string text, Func<char, bool> isDigit, NumberStyles style) =>
        text.All(isDigit) && int.TryParse(text, style, CultureInfo.InvariantCulture, out int length) && length is >= 0 and <= MaxBodyLength
            ? length
            : throw new InvalidDataException("The length of the request body is not valid.");

    /// <summary>The next line without its end, which is CR and LF: servers differ in how they treat one without the other.</summary>
    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        int end;
        while ((end = Array.IndexOf(_buffer, (byte)'\n')) < 0 && _buffer.Length <= MaxLineLength)
        {
            if (await timeouts.MoreAsync(NextAsync, cancellationToken).ConfigureAwait(false) == 0)
            {
                throw Ended();
            }
        }

        if (end < 0 || end > MaxLineLength)
        {
            throw new InvalidDataException("A line of the request is too long.");
        }

        string line = Encoding.Latin1.GetString(_buffer, 0, end + 1);
        if (!line.EndsWith("\r\n", StringComparison.Ordinal) || line.AsSpan(0, end - 1).ContainsAny('\r', '\0'))
        {
            throw new InvalidDataException("A line of the request does not end with CR and LF, or contains a CR or NUL.");
        }

        _buffer = _buffer[(end + 1)..];
        return line[..^2];
    }

    // The buffer grows with the received bytes: an announced length alone allocates no memory.
    private async Task<byte[]> ReadBytesAsync(int count, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new();
        while (true)
        {
            int taken = Math.Min(count - (int)bytes.Length, _buffer.Length);
            bytes.Write(_buffer, 0, taken);
            _buffer = _buffer[taken..];
            if (bytes.Length == count)
            {
                return bytes.ToArray();
            }

            if (await timeouts.MoreAsync(NextAsync, cancellationToken).ConfigureAwait(false) == 0)
            {
                throw Ended();
            }
        }
    }

    private async Task<int> NextAsync(CancellationToken cancellationToken)
    {
        int count = await (_pending ?? FillAsync(cancellationToken)).WaitAsync(cancellationToken).ConfigureAwait(false);
        _pending = null;
        return count;
    }

    private async Task<int> FillAsync(CancellationToken cancellationToken)
    {
        int count = await stream.ReadAsync(_chunk, cancellationToken).ConfigureAwait(false);
        _buffer = [.. _buffer, .. _chunk.AsSpan(0, count)];
        return count;
    }

    private static EndOfStreamException Ended() => new("The client disconnected in the middle of a request.");
}
