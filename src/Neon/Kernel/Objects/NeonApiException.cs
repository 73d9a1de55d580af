using System.Net;

namespace Neon;

/// <summary>
/// The one exception of the module: everything that can go wrong between a cmdlet and the service. Cmdlets turn it into
/// an error record with a stable id, a fitting category and advice; its messages never hold a secret.
/// </summary>
public sealed class NeonApiException : Exception
{
    /// <summary>Makes an exception without details.</summary>
    public NeonApiException()
        : this(NeonFailure.InvalidInput, "The request failed.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What happened, in words.</param>
    public NeonApiException(string message)
        : this(NeonFailure.InvalidInput, message)
    {
    }

    /// <summary>Makes an exception with a message and a cause.</summary>
    /// <param name="message">What happened, in words.</param>
    /// <param name="innerException">The cause.</param>
    public NeonApiException(string message, Exception? innerException)
        : this(NeonFailure.InvalidInput, message, innerException)
    {
    }

    /// <summary>Makes an exception of a kind.</summary>
    /// <param name="failure">The kind of failure.</param>
    /// <param name="message">What happened, in words.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public NeonApiException(NeonFailure failure, string message, Exception? innerException = null)
        : base(VisibleText.Of(message), Visible(innerException))
    {
        Failure = failure;
    }

    /// <summary>The kind of failure.</summary>
    public NeonFailure Failure { get; }

    /// <summary>The HTTP status that Neon answered with, if it answered.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Neon's error code; often empty.</summary>
    public string? Code { get; init; }

    /// <summary>The id of the request, to quote to Neon's support.</summary>
    public string? RequestId { get; init; }

    /// <summary>The HTTP method of the request.</summary>
    public string? Method { get; init; }

    /// <summary>The route template of the request, such as <c>/projects/{project_id}</c>.</summary>
    public string? Route { get; init; }

    /// <summary>How long Neon asked to wait before another request.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the user can do, when the failure itself knows best.</summary>
    public string? Advice { get; init; }

    /// <summary>What kind of resource the failure is about, such as <c>Project</c>, when the failure itself knows best.</summary>
    public string? Resource { get; init; }

    /// <summary>Why what was asked for is not available, in the word that some answers have for it beside a code.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the key may not do this. Neon answers 404 where a key of this kind may not go.</summary>
    internal bool IsNotAllowed => Failure == NeonFailure.ErrorResponse && (StatusCode == HttpStatusCode.Forbidden
        || (StatusCode == HttpStatusCode.NotFound && Message.Contains("not allowed", StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// Whether Neon itself says that something is not there: what was asked for or one of its parents. A 404 of a gateway or
    /// a portal is a failure of another kind.
    /// </summary>
    internal bool IsNotFound => Failure == NeonFailure.ErrorResponse && StatusCode == HttpStatusCode.NotFound && !IsNotAllowed;

    /// <summary>
    /// Whether Neon itself says that the very thing that was asked for is not there. Only this proves absence: a parent that
    /// is not found may be out of the key's reach, and can come back with all that is in it.
    /// </summary>
    internal bool IsMissing { get; init; }

    /// <summary>Whether a 404 does not say what is missing. It proves nothing, but a list of the parent can.</summary>
    internal bool IsUnclear => IsNotFound && !IsMissing && !MissingResource.NamesAnother(Route, Message);

    /// <summary>Whether the request has to name the organization, as it must with a personal key.</summary>
    internal bool NeedsOrganization => StatusCode == HttpStatusCode.BadRequest
        && Message.Contains("org_id is required", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether Neon understood the request and will not do it, by one of its rules.</summary>
    internal bool IsRefusal => Failure == NeonFailure.ErrorResponse && !NeedsOrganization
        && StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity;

    /// <summary>Whether the same request may succeed a little later: what is read again and again is read on.</summary>
    internal bool IsPassing => Failure == NeonFailure.ErrorResponse
        ? StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
        : Failure is NeonFailure.Connection or NeonFailure.Timeout or NeonFailure.RateLimited or NeonFailure.Locked or NeonFailure.InvalidResponse;

    /// <summary>Whether another host than Neon's answered, a store behind a signed address: it says nothing about the key.</summary>
    internal bool IsFromElsewhere { get; init; }

    /// <summary>Whether an answer had begun and did not come to its end.</summary>
    internal bool BrokeOff { get; init; }

    /// <summary>When the request was sent, by our clock.</summary>
    internal DateTimeOffset? SentAt { get; init; }

    /// <summary>The same failure, told by somebody who knows more about what was being done.</summary>
    internal NeonApiException Told(
        string? message = null, string? advice = null, string? resource = null, NeonFailure? failure = null) =>
        new(failure ?? Failure, message ?? Message, message is null ? InnerException : this)
        {
            StatusCode = StatusCode,
            Code = Code,
            Reason = Reason,
            RequestId = RequestId,
            Method = Method,
            Route = Route,
            RetryAfter = RetryAfter,
            Advice = advice ?? Advice,
            Resource = resource ?? Resource,
            IsMissing = IsMissing,
            IsFromElsewhere = IsFromElsewhere,
            BrokeOff = BrokeOff,
            SentAt = SentAt,
        };

    /// <summary>The cause as it is, unless its words quote what a terminal would obey: then those words, made visible.</summary>
    private static Exception? Visible(Exception? cause)
    {
        for (var inner = cause; inner is not null; inner = inner.InnerException)
        {
            if (inner is not NeonApiException && VisibleText.Of(inner.Message) != inner.Message)
            {
                return new NeonApiException($"{cause!.GetType().Name}: {cause.Message}", cause.InnerException);
            }
        }

        return cause;
    }
}
