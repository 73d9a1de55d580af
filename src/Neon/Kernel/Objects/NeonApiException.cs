using System.Net;

namespace Neon;

/// <summary>
/// The exception that the module throws for every failure. Cmdlets turn it into an error record with a stable id, a category and
/// a recommended action. Its messages never contain a secret.
/// </summary>
public sealed class NeonApiException : Exception
{
    /// <summary>Creates an exception without details.</summary>
    public NeonApiException()
        : this(NeonFailure.InvalidInput, "The request failed.")
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">The message.</param>
    public NeonApiException(string message)
        : this(NeonFailure.InvalidInput, message)
    {
    }

    /// <summary>Creates an exception with a message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public NeonApiException(string message, Exception? innerException)
        : this(NeonFailure.InvalidInput, message, innerException)
    {
    }

    /// <summary>Creates an exception of a kind.</summary>
    /// <param name="failure">The kind of failure.</param>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The exception that caused this one, if any.</param>
    public NeonApiException(NeonFailure failure, string message, Exception? innerException = null)
        : base(VisibleText.Of(message), Visible(innerException))
    {
        Failure = failure;
    }

    /// <summary>The kind of failure.</summary>
    public NeonFailure Failure { get; }

    /// <summary>The HTTP status of the response; empty if there was no response.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Neon's error code; often empty.</summary>
    public string? Code { get; init; }

    /// <summary>The id of the request, for Neon support.</summary>
    public string? RequestId { get; init; }

    /// <summary>The HTTP method of the request.</summary>
    public string? Method { get; init; }

    /// <summary>The route template of the request, such as <c>/projects/{project_id}</c>.</summary>
    public string? Route { get; init; }

    /// <summary>How long Neon asked to wait before the next request.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the user can do, if the failure has its own advice.</summary>
    public string? Advice { get; init; }

    /// <summary>The kind of resource that the failure is about, such as <c>Project</c>, if known.</summary>
    public string? Resource { get; init; }

    /// <summary>Why the resource is not available: a word that some responses have beside the code.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Whether the key is not allowed to do this. Neon responds with 404 on routes that are closed to a type of
    /// key.
    /// </summary>
    internal bool IsNotAllowed => Failure == NeonFailure.ErrorResponse && (StatusCode == HttpStatusCode.Forbidden
        || (StatusCode == HttpStatusCode.NotFound && Message.Contains("not allowed", StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// Whether Neon itself reports that the resource or one of its parents does not exist. A 404 from a gateway or a portal is
    /// another kind of failure.
    /// </summary>
    internal bool IsNotFound => Failure == NeonFailure.ErrorResponse && StatusCode == HttpStatusCode.NotFound && !IsNotAllowed;

    /// <summary>
    /// Whether Neon itself reports that the requested resource does not exist. Only this proves absence: a parent that is not
    /// found may exist for other keys, with everything in it.
    /// </summary>
    internal bool IsMissing { get; init; }

    /// <summary>
    /// The text of the error record, in place of the message: it names the missing resource as the request does, or shows names before
    /// ids.
    /// </summary>
    internal string? ShownText { get; init; }

    /// <summary>
    /// The ids in the route of a request for a missing resource, or those of the parents in which a name was looked up, by the
    /// parameters of routes.
    /// </summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Within { get; init; } = [];

    /// <summary>The parents of a missing resource as parameters of the cmdlet that lists such resources, if known.</summary>
    internal string? Place { get; init; }

    /// <summary>
    /// Whether it may be the failure of an id whose name belongs to another resource now: the id does not exist, has no such part, or
    /// contradicts the rest of the input.
    /// </summary>
    internal bool MayBeAboutFormerName =>
        IsNotFound || StatusCode == HttpStatusCode.Gone || Failure is NeonFailure.NameNotFound or NeonFailure.InvalidInput;

    /// <summary>Whether a 404 does not say what is missing. It proves nothing, but the list of the parent can.</summary>
    internal bool IsUnclear => IsNotFound && !IsMissing && !MissingResource.NamesAnother(Route, Message);

    /// <summary>Whether the request has to specify a parent: with a personal key, the organization.</summary>
    internal bool RequiresParent => StatusCode == HttpStatusCode.BadRequest && ResourceTable.RequiresParent(Message);

    /// <summary>Whether Neon understood the request and rejected it by one of its rules.</summary>
    internal bool IsRefusal => Failure == NeonFailure.ErrorResponse && !RequiresParent
        && StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity;

    /// <summary>Whether the same request may succeed later, so that polling continues.</summary>
    internal bool IsPassing => Failure == NeonFailure.ErrorResponse
        ? StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
        : Failure is NeonFailure.Connection or NeonFailure.Timeout or NeonFailure.RateLimited or NeonFailure.Locked or NeonFailure.InvalidResponse;

    /// <summary>
    /// Whether another host than Neon's responded (a store behind a signed URL), which says nothing about the
    /// key.
    /// </summary>
    internal bool IsFromPresignedUrl { get; init; }

    /// <summary>Whether a response started but did not end.</summary>
    internal bool BrokeOff { get; init; }

    /// <summary>When the request was sent, by our clock.</summary>
    internal DateTimeOffset? SentAt { get; init; }

    /// <summary>A copy of the failure with another message, from code with more information about the call.</summary>
    internal NeonApiException With(
        string? message = null, string? advice = null, string? resource = null, NeonFailure? failure = null, string? shownText = null, string? place = null, IReadOnlyList<KeyValuePair<string, string>>? within = null) =>
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
            Within = within ?? Within,
            Place = place ?? Place,
            ShownText = shownText ?? (message is null ? ShownText : null),
            IsFromPresignedUrl = IsFromPresignedUrl,
            BrokeOff = BrokeOff,
            SentAt = SentAt,
        };

    /// <summary>
    /// The cause, unchanged unless its message contains characters that a terminal would interpret. These are
    /// escaped.
    /// </summary>
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
