using System.Management.Automation;
using System.Net;

namespace Neon.Commands;

/// <summary>All error records of the module: their ids, categories and advice.</summary>
internal static partial class NeonErrors
{
    private static readonly (NeonErrorId Id, string Advice) RateLimited = (NeonErrorId.RateLimited,
        "Wait a minute, or reconnect with a longer time-out: Connect-Neon -Timeout.");

    // PowerShell 7.4 shows the message only.
    private static readonly bool EngineShowsAdvice = ShowsAdvice(typeof(PSObject).Assembly.GetName().Version);

    /// <summary>Whether a version of PowerShell shows the recommended action of an error.</summary>
    /// <param name="engine">The version.</param>
    public static bool ShowsAdvice(Version? engine) => engine >= new Version(7, 5);

    /// <summary>The error record for a failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="target">The failing input.</param>
    /// <param name="isAdviceShown">Whether PowerShell shows the recommended action. If not, the message ends with it. Default: depends on the version of the engine.</param>
    public static ErrorRecord ToRecord(NeonApiException failure, object? target, bool? isAdviceShown = null)
    {
        var (id, known) = Classify(failure);
        var (words, advice) = (Words(failure), AdviceCommands.Plain(failure.Advice ?? known ?? string.Empty));
        var message = advice.Length == 0 || (isAdviceShown ?? EngineShowsAdvice) ? words : $"{words}{(words[^1] is '.' or '?' or '!' ? string.Empty : ".")} {advice}";
        var record = new ErrorRecord(failure, id.Id, id.Category, target)
        {
            ErrorDetails = new ErrorDetails(VisibleText.Of(message)) { RecommendedAction = VisibleText.Of(advice) },
        };
        // The engine shows the target's name; the target itself is unchanged.
        record.CategoryInfo.TargetName = VisibleText.Of(record.CategoryInfo.TargetName);
        return record;
    }

    /// <summary>What to do about a failure that has no advice of its own; null if nothing is known.</summary>
    public static string? AdviceFor(NeonApiException failure) => Classify(failure).Advice;

    private static string Words(NeonApiException failure)
    {
        var origin = (failure.StatusCode, failure.RequestId) switch
        {
            ({ } status, { } id) => $" (HTTP {(int)status}, request {id})",
            ({ } status, null) => $" (HTTP {(int)status})",
            _ => string.Empty,
        };
        return (failure.ShownText ?? failure.Message.TrimEnd()) + origin;
    }

    private static (NeonErrorId Id, string? Advice) Classify(NeonApiException failure) => failure.Failure switch
    {
        NeonFailure.ErrorResponse => ClassifyResponse(failure),
        NeonFailure.Locked => (NeonErrorId.ProjectLocked,
            "Other operations of the project took too long. To list them, use {Get-NeonOperation}. To wait for them: {Get-NeonOperation} | Wait-NeonOperation. Or reconnect with a longer time-out: Connect-Neon -LockTimeout."),
        NeonFailure.Connection => (NeonErrorId.ConnectionFailed,
            "Nothing was sent. Check the network, the proxy and the host name; Get-NeonContext shows the URL in use."),
        NeonFailure.Timeout => (NeonErrorId.Timeout,
            "Try again, or reconnect with a longer time-out: Connect-Neon -Timeout."),
        NeonFailure.RateLimited => RateLimited,
        NeonFailure.InvalidResponse => (NeonErrorId.InvalidResponse,
            "A proxy or a sign-in page may have responded instead of Neon. Check the URL with Get-NeonContext, then try again."),
        NeonFailure.OutcomeUnknown => (NeonErrorId.OutcomeUnknown,
            "The change may have been made; it was not sent again. Check the resource and Get-NeonOperation before you run the command again."),
        NeonFailure.InvalidInput => (NeonErrorId.InvalidInput, "Nothing was sent. Correct the value."),
        NeonFailure.MissingInput => (NeonErrorId.Required(failure.Resource), "Nothing was sent. Specify what is missing."),
        NeonFailure.NameNotFound => (NeonErrorId.NotFound(failure.Resource),
            $"Names must match exactly, including case. {ResourceTable.OfNoun(failure.Resource ?? ResourceTable.Unknown.Noun).ToListIn(failure.Place)}".TrimEnd()),
        NeonFailure.NameAmbiguous => (NeonErrorId.Ambiguous(failure.Resource), "Specify one of them, by its id."),
        NeonFailure.AlreadyExists => (NeonErrorId.Conflict, "Choose another name."),
        NeonFailure.Different => (NeonErrorId.Different(failure.Resource),
            "Nothing was changed. To use it as it is, omit the parameters that differ. Otherwise choose another name."),
        NeonFailure.Unavailable => (NeonErrorId.Unavailable(failure.Resource), "Try again later."),
        NeonFailure.Refused => (NeonErrorId.ChangeRefused, "Nothing was sent."),
        NeonFailure.NoApiKey => (NeonErrorId.ApiKeyMissing,
            "Run Connect-Neon -ApiKey, or set $env:NEON_API_KEY or $NeonApiKey, or store the secret NeonApiKey with SecretManagement. To create a key, open the Neon console and choose Account settings, API keys."),
        NeonFailure.EmulatorStopped => (NeonErrorId.EmulatorStopped,
            "Run Connect-Neon to connect to Neon, with -Scope Process for all runspaces, or Start-NeonEmulator for a new emulator."),
        NeonFailure.OperationFailed => (NeonErrorId.OperationFailed,
            "To list the operations, use {Get-NeonOperation}. If it fails again, give the operation's id to Neon support."),
        NeonFailure.OperationTimeout => (NeonErrorId.OperationTimeout,
            "The operations continue at Neon. Resume waiting with Wait-NeonOperation, or specify a longer -TimeoutSec."),
        NeonFailure.MailNotSent => (NeonErrorId.MailNotSent,
            "Check the mail server's name and port, the credential, and whether that user may send from the sender's address."),
        NeonFailure.Unexpected => (NeonErrorId.UnexpectedError, "Report it with the output of Get-Error, after removing confidential data."),
        _ => (NeonErrorId.RequestFailed, "Try again."),
    };

    private static (NeonErrorId Id, string? Advice) ClassifyResponse(NeonApiException failure)
    {
        if (KnownResponse.Of(failure) is { } known)
        {
            return (known.Id, known.Advice);
        }

        return failure.StatusCode switch
        {
            HttpStatusCode.Unauthorized when failure.IsFromPresignedUrl => (NeonErrorId.RequestRefused, "Try again."),
            HttpStatusCode.Unauthorized => (NeonErrorId.Unauthorized,
                "The key is wrong, revoked or for a different host. Get-NeonContext shows its source; reconnect with Connect-Neon -ApiKey."),
            HttpStatusCode.NotFound when Missing(failure) is { } missing => (NeonErrorId.NotFound(missing.Noun), MissingAdvice.Of(missing, failure.Place)),
            // A code that names no resource may be about the route: that of a gateway, or one that the API no longer has.
            HttpStatusCode.NotFound when failure is { Code.Length: > 0, Reason: null } => (NeonErrorId.NotFound(ResourceTable.Unknown.Noun), null),
            HttpStatusCode.NotFound when ResourceTable.OfRoute(failure.Route) is var missing => (NeonErrorId.NotFound(missing.Noun), MissingAdvice.Of(missing, failure.Place)),
            HttpStatusCode.TooManyRequests => RateLimited,
            HttpStatusCode.Conflict => (NeonErrorId.Conflict, null),
            HttpStatusCode.PreconditionFailed => (NeonErrorId.PreconditionFailed, null),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotAcceptable =>
                (NeonErrorId.RequestRefused, null),
            >= HttpStatusCode.InternalServerError => (NeonErrorId.ServiceUnavailable,
                "Neon returned a server error. Try again later. If it persists, contact Neon support with the request id."),
            _ => (NeonErrorId.RequestFailed, null),
        };
    }

    /// <summary>The kind of resource that is missing; null if the failure does not say.</summary>
    // BRANCH_NOT_FOUND means the same as "branch not found".
    internal static Resource? Missing(NeonApiException failure) => failure.Resource is { } noun
        ? ResourceTable.OfNoun(noun)
        : ResourceTable.MissingIn(failure.Message) ?? ResourceTable.MissingIn(failure.Code?.Replace('_', ' ') ?? string.Empty);
}
