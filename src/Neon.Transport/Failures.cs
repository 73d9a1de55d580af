namespace Neon.Transport;

/// <summary>Converts exceptions of the inner handlers to ones that show whether anything was sent.</summary>
internal static class Failures
{
    /// <summary>The exception for a failed attempt; the original one if it is sufficient.</summary>
    public static Exception Of(Exception thrown, HttpRequestMessage request, CancellationToken attempt) => thrown switch
    {
        OperationCanceledException when attempt.IsCancellationRequested => thrown,
        // This is how sockets report that connecting took too long.
        OperationCanceledException { InnerException: TimeoutException } => new HttpRequestException(
            HttpRequestError.ConnectionError,
            $"The connection to {request.RequestUri?.Authority} timed out.",
            thrown),
        OperationCanceledException => new HttpRequestException(
            HttpRequestError.Unknown, "The request was aborted before a response was received.", thrown),
        InvalidDataException
            // That is how the decoder of Brotli reports it.
            or InvalidOperationException { Source: "System.IO.Compression.Brotli" }
            or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse }
            or HttpRequestException { InnerException: InvalidDataException or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } } =>
            new HttpRequestException(HttpRequestError.InvalidResponse, TransportContract.Damaged, thrown),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => new HttpRequestException(
            HttpRequestError.InvalidResponse, $"The response is not valid HTTP{Quoted(thrown.Message)}.", thrown),
        // Users need the cause, not the operation that failed.
        HttpRequestException { HttpRequestError: HttpRequestError.Unknown or HttpRequestError.ResponseEnded, InnerException: IOException broken } vague =>
            new HttpRequestException(vague.HttpRequestError, broken.Message, vague),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: { } cause } =>
            new HttpRequestException(HttpRequestError.SecureConnectionError, $"The TLS connection could not be established: {cause.Message}", thrown),
        HttpIOException broken => new HttpRequestException(broken.HttpRequestError, broken.Message, broken),
        IOException => new HttpRequestException(
            HttpRequestError.ResponseEnded, "The response is incomplete or damaged. " + thrown.Message, thrown),
        _ => thrown,
    };

    // The framework quotes the invalid line, which shows what responded.
    private static string Quoted(string message) =>
        message.IndexOf('\'') is var start and >= 0 && message.LastIndexOf('\'') is var end && end > start ? ": " + message[start..(end + 1)].Replace("\r", string.Empty, StringComparison.Ordinal) : string.Empty;
}
