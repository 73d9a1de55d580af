using System.Management.Automation;
using System.Net;

namespace Neon.Commands;

/// <summary>All error records of the module: their ids, categories and advice.</summary>
internal static partial class NeonErrors
{
    private static readonly (NeonErrorId Id, string Advice) RateLimited = (NeonErrorId.RateLimited,
        "Wait a minute, or reconnect with a longer time-out: Connect-Neon -Timeout.");

    public static ErrorRecord ToRecord(NeonApiException failure, object? target)
    {
        var (id, advice) = Classify(failure);
        var record = new ErrorRecord(failure, id.Id, id.Category, target)
        {
            ErrorDetails = new ErrorDetails(VisibleText.Of(Words(failure))) { RecommendedAction = VisibleText.Of(failure.Advice ?? advice ?? string.Empty) },
        };
        // The engine shows the target by its name; the target itself stays what it is.
        record.CategoryInfo.TargetName = VisibleText.Of(record.CategoryInfo.TargetName);
        return record;
    }

    private static string Words(NeonApiException failure)
    {
        var origin = (failure.StatusCode, failure.RequestId) switch
        {
            ({ } status, { } id) => $" (HTTP {(int)status}, request {id})",
            ({ } status, null) => $" (HTTP {(int)status})",
            _ => string.Empty,
        };
        return failure.Message.TrimEnd() + origin;
    }

    private static (NeonErrorId Id, string? Advice) Classify(NeonApiException failure) => failure.Failure switch
    {
        NeonFailure.ErrorResponse => ClassifyResponse(failure),
        NeonFailure.Locked => (NeonErrorId.ProjectLocked,
            "Other operations of the project took too long. See them with Get-NeonOperation, wait with Wait-NeonOperation, or reconnect with a longer time: Connect-Neon -LockTimeout."),
        NeonFailure.Connection => (NeonErrorId.ConnectionFailed,
            "Nothing was sent. Check the network, the proxy and the host name; Get-NeonContext shows the address in use."),
        NeonFailure.Timeout => (NeonErrorId.Timeout,
            "Try again, or reconnect with a longer time-out: Connect-Neon -Timeout."),
        NeonFailure.RateLimited => RateLimited,
        NeonFailure.InvalidResponse => (NeonErrorId.InvalidResponse,
            "Something between here and Neon may have answered in its place (a proxy, a portal). Check the address with Get-NeonContext, then try again."),
        NeonFailure.OutcomeUnknown => (NeonErrorId.OutcomeUnknown,
            "The change may or may not have been made, and it was not sent again. Read the resource and Get-NeonOperation before you repeat it."),
        NeonFailure.InvalidInput => (NeonErrorId.InvalidInput, "Correct the value; nothing was sent."),
        NeonFailure.MissingInput => (NeonErrorId.Required(failure.Resource), "Name what is missing; nothing was sent."),
        NeonFailure.NameNotFound => (NeonErrorId.NotFound(failure.Resource),
            $"Names are exact, including case. See what there is with Get-Neon{failure.Resource}."),
        NeonFailure.NameAmbiguous => (NeonErrorId.Ambiguous(failure.Resource), "Name one of them exactly."),
        NeonFailure.Different => (NeonErrorId.Different(failure.Resource),
            "Nothing was changed. To take it as it is, leave out what differs; otherwise choose another name."),
        NeonFailure.Unavailable => (NeonErrorId.Unavailable(failure.Resource), "Try again later."),
        NeonFailure.Refused => (NeonErrorId.ChangeRefused, "Nothing was sent."),
        NeonFailure.NoApiKey => (NeonErrorId.ApiKeyMissing,
            "Run Connect-Neon -ApiKey, or set $env:NEON_API_KEY or $NeonApiKey, or store the secret NeonApiKey with SecretManagement. Keys are made in the Neon console under Account settings, API keys."),
        NeonFailure.EmulatorStopped => (NeonErrorId.EmulatorStopped,
            "Run Connect-Neon to connect to Neon, with -Scope Process for all runspaces, or Start-NeonEmulator for a new emulator."),
        NeonFailure.OperationFailed => (NeonErrorId.OperationFailed,
            "See Get-NeonOperation for the project; Neon's support can look up the operation's id."),
        NeonFailure.OperationTimeout => (NeonErrorId.OperationTimeout,
            "The operations go on at Neon. Wait on with Wait-NeonOperation, or give a longer -TimeoutSec."),
        NeonFailure.MailNotSent => (NeonErrorId.MailNotSent,
            "Check the mail server's name and port, the credential, and whether the server lets that user send from the sender's address."),
        NeonFailure.Unexpected => (NeonErrorId.UnexpectedError, "Report it with the output of Get-Error; remove what is confidential first."),
        _ => (NeonErrorId.RequestFailed, "Try again."),
    };

    private static (NeonErrorId Id, string? Advice) ClassifyResponse(NeonApiException failure)
    {
        if (failure.IsNotAllowed)
        {
            return (NeonErrorId.PermissionDenied, NotAllowed(failure.Message));
        }

        if (KnownResponse.Of(failure) is { } known)
        {
            return (known.Id, known.Advice);
        }

        return failure.StatusCode switch
        {
            HttpStatusCode.Unauthorized when failure.IsFromElsewhere => (NeonErrorId.RequestRefused, "Try again."),
            HttpStatusCode.Unauthorized => (NeonErrorId.Unauthorized,
                "The key is wrong, revoked or of another host. Get-NeonContext shows where it came from; connect anew with Connect-Neon -ApiKey."),
            HttpStatusCode.NotFound when Missing(failure) is { } missing => (NeonErrorId.NotFound(missing.Noun), MissingAdvice.Of(missing)),
            // A code that names nothing of Neon's may be about the route: a gateway's, or one that the API does not have any more.
            HttpStatusCode.NotFound when failure is { Code.Length: > 0, Reason: null } => (NeonErrorId.NotFound(ResourceTable.Unknown.Noun), null),
            HttpStatusCode.NotFound when ResourceTable.OfRoute(failure.Route) is var missing => (NeonErrorId.NotFound(missing.Noun), MissingAdvice.Of(missing)),
            HttpStatusCode.TooManyRequests => RateLimited,
            HttpStatusCode.Conflict => (NeonErrorId.Conflict, "What the change would make is there already, or contradicts what is there."),
            HttpStatusCode.PreconditionFailed => (NeonErrorId.PreconditionFailed, null),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotAcceptable =>
                (NeonErrorId.RequestRefused, "Neon refused the request as it stands; its words say why."),
            >= HttpStatusCode.InternalServerError => (NeonErrorId.ServiceUnavailable,
                "Neon has a problem. Try again later. If it stays, tell Neon's support, with the request id if there is one."),
            _ => (NeonErrorId.RequestFailed, "Neon's words say why; quote the request id to its support."),
        };
    }

    /// <summary>What to do where the key may not do something; what it may not do shows in Neon's words.</summary>
    private static string NotAllowed(string message) =>
        message.Contains("organization API key", StringComparison.OrdinalIgnoreCase) ? "Organization keys cannot do this. Connect with the personal key of an administrator."
        : message.Contains("project-scoped", StringComparison.OrdinalIgnoreCase) ? "Project-scoped keys cannot do this. Connect with the personal key of an administrator."
        : message.Contains("project this key is scoped to", StringComparison.OrdinalIgnoreCase) ? "Project-scoped keys reach one project only. Connect with a key that reaches this one."
        : "The key may not do this. Get-NeonIdentity shows the kind of the key.";

    // BRANCH_NOT_FOUND says the same as "branch not found".
    private static Resource? Missing(NeonApiException failure) => failure.Resource is { } noun
        ? ResourceTable.OfNoun(noun)
        : ResourceTable.MissingIn(failure.Message) ?? ResourceTable.MissingIn(failure.Code?.Replace('_', ' ') ?? string.Empty);
}
