namespace Neon.Transport;

/// <summary>Turns what the handlers below throw into exceptions that say whether anything was sent.</summary>
internal static class Failures
{
    /// <summary>The exception that stands for a failed attempt; the same one where it already says enough.</summary>
    public static Exception Of(Exception thrown, HttpRequestMessage request, CancellationToken attempt) => thrown switch
    {
        OperationCanceledException when attempt.IsCancellationRequested => thrown,
        // This is how sockets report that connecting took too long.
        OperationCanceledException { InnerException: TimeoutException } => new HttpRequestException(
            HttpRequestError.ConnectionError,
            $"No connection to {request.RequestUri?.Authority} came about in time.",
            thrown),
        OperationCanceledException => new HttpRequestException(
            HttpRequestError.Unknown, "The request was broken off before its answer came.", thrown),
        // What was being done when it broke says nothing to a person; what broke it does.
        HttpRequestException { HttpRequestError: HttpRequestError.Unknown or HttpRequestError.ResponseEnded, InnerException: IOException broken } vague =>
            new HttpRequestException(vague.HttpRequestError, broken.Message, vague),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: { } cause } =>
            new HttpRequestException(HttpRequestError.SecureConnectionError, $"The TLS connection could not be established: {cause.Message}", thrown),
        HttpIOException broken => new HttpRequestException(broken.HttpRequestError, broken.Message, broken),
        IOException or InvalidDataException => new HttpRequestException(
            HttpRequestError.ResponseEnded, "The answer broke off or is damaged. " + thrown.Message, thrown),
        _ => thrown,
    };
}
