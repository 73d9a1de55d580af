using System.Net;

namespace Neon.Emulator;

/// <summary>A refusal in Neon's form: a status, a message and, rarely, a code.</summary>
internal sealed class ApiException(HttpStatusCode status, string message, string code = "") : Exception(message)
{
    public HttpStatusCode Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>The Retry-After header of the response; null or empty for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>
    /// The reason of a response in the form that few operations use for some statuses: <c>code</c>, <c>message</c> and
    /// <c>reason</c>; null for the general form.
    /// </summary>
    public string? Reason { get; init; }

    public static ApiException BadRequest(string message) => new(HttpStatusCode.BadRequest, message);

    public static ApiException NotFound(string message) => new(HttpStatusCode.NotFound, message);

    public static ApiException Conflict(string message) => new(HttpStatusCode.Conflict, message);

    public static ApiException Unprocessable(string message) => new(HttpStatusCode.UnprocessableEntity, message);

    public static ApiException Locked(string message) => new(HttpStatusCode.Locked, message);
}
