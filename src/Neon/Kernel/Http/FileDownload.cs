namespace Neon;

/// <summary>
/// Downloads to a file. What arrives goes to a temporary name beside it, which becomes the file only when it is complete;
/// nothing is left behind otherwise. A download that breaks off is begun anew.
/// </summary>
internal static class FileDownload
{
    private const int BufferSize = 81920;
    private const int MostAttempts = 3;

    /// <summary>Tells how many bytes have arrived, and of how many if the server said; from any thread.</summary>
    public delegate void Progress(long received, long? length);

    /// <summary>Downloads what a request answers with.</summary>
    /// <param name="client">The way to Neon.</param>
    /// <param name="request">Makes the request of one attempt.</param>
    /// <param name="path">The full path of the file.</param>
    /// <param name="overwrite">Whether a file of that name is replaced.</param>
    /// <param name="progress">Told of each piece.</param>
    /// <param name="cancellation">Stops at once.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task SaveAsync(
        NeonClient client, Func<ApiRequest> request, string path, bool overwrite, Progress? progress, CancellationToken cancellation)
    {
        var temporary = $"{path}.{Guid.NewGuid().ToString("N")[..8]}.partial";
        try
        {
            await ReceiveAsync(client, request, temporary, progress, cancellation).ConfigureAwait(false);
            File.Move(temporary, path, overwrite);
        }
        finally
        {
            // After the move it is no more.
            File.Delete(temporary);
        }
    }

    private static async Task ReceiveAsync(
        NeonClient client, Func<ApiRequest> request, string temporary, Progress? progress, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await client.ExchangeAsync(
                    request().Into((body, length, stop) => WriteAsync(body, length, temporary, progress, stop)), cancellation).ConfigureAwait(false);
                return;
            }
            catch (NeonApiException broken) when (attempt < MostAttempts && broken.BrokeOff)
            {
                client.Log($"{broken.Method} {broken.Route}: the download broke off; beginning anew.");
            }
        }
    }

    private static async Task WriteAsync(Stream body, long? length, string temporary, Progress? progress, CancellationToken cancellation)
    {
        var target = new FileStream(
            temporary, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (target.ConfigureAwait(false))
        {
            var buffer = new byte[BufferSize];
            var received = 0L;
            progress?.Invoke(received, length);
            int count;
            while ((count = await body.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                // A full disk is no broken connection.
                await Disk(target.WriteAsync(buffer.AsMemory(0, count), cancellation)).ConfigureAwait(false);
                progress?.Invoke(received += count, length);
            }

            if (received < length)
            {
                throw new HttpRequestException(
                    HttpRequestError.ResponseEnded, $"The answer broke off after {received} of {length} bytes.");
            }
        }
    }

    private static async ValueTask Disk(ValueTask write)
    {
        try
        {
            await write.ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The file cannot be written: {failure.Message}", failure)
            {
                Advice = "Nothing was kept. Choose another place with -Path, or make room.",
            };
        }
    }
}
