namespace Neon;

/// <summary>
/// Downloads to a file. Data is written to a temporary file in the same folder, which is renamed when it is complete and deleted
/// otherwise. An interrupted download is restarted.
/// </summary>
internal static class FileDownload
{
    private const int BufferSize = 81920;
    private const int MaxAttempts = 3;

    /// <summary>Reports how many bytes have arrived, and the total if known; from any thread.</summary>
    public delegate void Progress(long received, long? length);

    /// <summary>Sends the request of one attempt and passes on the response as it arrives.</summary>
    public delegate Task Receive(ApiRequest.BodyReader reader, CancellationToken cancellation);

    /// <summary>Downloads the response to a request.</summary>
    /// <param name="client">The client.</param>
    /// <param name="receive">Sends the request; called once per attempt.</param>
    /// <param name="path">The full path of the file.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="progress">Called for each piece.</param>
    /// <param name="cancellation">Stops immediately.</param>
    /// <exception cref="NeonApiException">The download failed permanently, or the file cannot be written.</exception>
    public static async Task SaveAsync(
        NeonClient client, Receive receive, string path, bool overwrite, Progress? progress, CancellationToken cancellation)
    {
        var temporary = await FileWork.RunAsync(() => TemporaryFile.Beside(path, "partial"), cancellation).ConfigureAwait(false);
        await using (temporary.ConfigureAwait(false))
        {
            await ReceiveAsync(client, receive, temporary.FullName, progress, cancellation).ConfigureAwait(false);
            await FileWork.RunAsync(() => Publish(temporary.FullName, path, overwrite), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The refusal to replace an existing file.</summary>
    public static NeonApiException Exists(string path) => new(NeonFailure.Refused, $"The file '{path}' already exists.")
    {
        Advice = "The file was not changed. Specify -Force to replace it, or specify another path.",
    };

    private static async Task ReceiveAsync(
        NeonClient client, Receive receive, string temporary, Progress? progress, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await receive((body, length, stop) => WriteAsync(body, length, temporary, progress, stop), cancellation).ConfigureAwait(false);
                return;
            }
            catch (NeonApiException broken) when (attempt < MaxAttempts && broken.BrokeOff)
            {
                client.Log($"{broken.Method} {broken.Route}: the download was interrupted; starting again.");
            }
        }
    }

    private static async Task WriteAsync(Stream body, long? length, string temporary, Progress? progress, CancellationToken cancellation)
    {
        // Whole buffers are written as they arrive: another buffer would be written on close, where an error is not expected.
        var target = await FileWork.RunAsync(
            () => Disk(() => new FileStream(
                temporary, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan)),
            cancellation).ConfigureAwait(false);
        await using (target.ConfigureAwait(false))
        {
            var buffer = new byte[BufferSize];
            var received = 0L;
            progress?.Invoke(received, length);
            int count;
            while ((count = await body.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                await DiskAsync(FileWork.WriteAsync(target, buffer.AsMemory(0, count), cancellation)).ConfigureAwait(false);
                received += count;
                progress?.Invoke(received, length);
            }

            if (received < length)
            {
                throw new HttpRequestException(
                    HttpRequestError.ResponseEnded, $"The response ended after {received} of {length} bytes.");
            }
        }
    }

    private static void Publish(string temporary, string path, bool overwrite)
    {
        try
        {
            File.Move(temporary, path, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            // The file was created in the meantime.
            throw Exists(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(failure);
        }
    }

    // A full disk is not a connection failure.
    private static T Disk<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(failure);
        }
    }

    private static async Task DiskAsync(Task write)
    {
        try
        {
            await write.ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw Unwritable(failure);
        }
    }

    private static NeonApiException Unwritable(Exception failure) =>
        new(NeonFailure.InvalidInput, $"The file cannot be written: {failure.Message}", failure)
        {
            Advice = "The incomplete file was deleted. Specify another location with -Path, or free disk space.",
        };
}
