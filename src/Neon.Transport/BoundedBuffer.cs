namespace Neon.Transport;

/// <summary>
/// Buffers the body of a response up to a limit, which no response of the API comes near. It counts decompressed bytes, so that a
/// small body that expands to a huge one is rejected too.
/// </summary>
internal sealed class BoundedBuffer : MemoryStream
{
    /// <summary>The maximum size of a response.</summary>
    public const int Most = 64 * 1024 * 1024;

    /// <summary>Creates a buffer for a body.</summary>
    /// <param name="announced">The announced length, if known.</param>
    /// <exception cref="HttpRequestException">The announced length exceeds the limit.</exception>
    public BoundedBuffer(long? announced)
    {
        Allow(announced ?? 0);
        Capacity = (int)(announced ?? 0);
    }

    /// <summary>Whether a failure means that a response was too large.</summary>
    public static bool IsOverflow(Exception failure) =>
        failure is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        // The other write methods call this one.
        Allow(Length + count);
        base.Write(buffer, offset, count);
    }

    /// <summary>The buffered body as content.</summary>
    public ByteArrayContent ToContent() => new(GetBuffer(), 0, (int)Length);

    private static void Allow(long length)
    {
        if (length > Most)
        {
            throw new HttpRequestException(
                HttpRequestError.ConfigurationLimitExceeded, $"The response is larger than {Most / (1024 * 1024)} MiB.");
        }
    }
}
