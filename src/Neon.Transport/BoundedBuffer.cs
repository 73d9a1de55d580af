namespace Neon.Transport;

/// <summary>
/// Takes the body of an answer up to a bound. Nothing that the API answers with comes near it, and what does would fill the
/// memory; it counts what is read, so a small body that unpacks to a huge one ends here as well.
/// </summary>
internal sealed class BoundedBuffer : MemoryStream
{
    /// <summary>The most that is read of an answer.</summary>
    public const int Most = 64 * 1024 * 1024;

    /// <summary>Makes room for a body.</summary>
    /// <param name="announced">How many bytes are to come, if that is known.</param>
    /// <exception cref="HttpRequestException">More than the bound are to come.</exception>
    public BoundedBuffer(long? announced)
    {
        Allow(announced ?? 0);
        Capacity = (int)(announced ?? 0);
    }

    /// <summary>Whether the failure says that an answer was too large.</summary>
    public static bool IsOverflow(Exception failure) =>
        failure is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        // The other ways to write lead here.
        Allow(Length + count);
        base.Write(buffer, offset, count);
    }

    /// <summary>What was taken, as content.</summary>
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
