namespace Neon;

/// <summary>
/// File system work outside the pipeline thread. A call can hang forever (a dead mount): a stop does not wait for it, and its
/// later result is discarded.
/// </summary>
internal static class FileWork
{
    /// <summary>Runs work that may block.</summary>
    public static async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var running = Task.Run(work, CancellationToken.None);
        try
        {
            return await running.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _ = running.ContinueWith(
                ended =>
                {
                    if (ended.IsCompletedSuccessfully)
                    {
                        (ended.Result as IDisposable)?.Dispose();
                    }
                    else
                    {
                        // Observed, so that it is not reported as unobserved.
                        _ = ended.Exception;
                    }
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw;
        }
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public static Task RunAsync(Action work, CancellationToken cancellation) => RunAsync(
        () =>
        {
            work();
            return true;
        },
        cancellation);

    /// <summary>Reads the next piece of a file; a read that hangs is no longer waited for when it is stopped.</summary>
    public static Task<int> ReadAsync(Stream file, Memory<byte> buffer, CancellationToken cancellation) =>
        file.ReadAsync(buffer, cancellation).AsTask().WaitAsync(cancellation);

    /// <summary>Writes a piece of a file; a write that hangs is no longer waited for when it is stopped.</summary>
    public static Task WriteAsync(Stream file, ReadOnlyMemory<byte> piece, CancellationToken cancellation) =>
        file.WriteAsync(piece, cancellation).AsTask().WaitAsync(cancellation);
}
