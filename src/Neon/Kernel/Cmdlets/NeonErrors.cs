using System.Management.Automation;
using System.Net;
using System.Text.RegularExpressions;

namespace Neon.Commands;

/// <summary>All error records of the module: their ids, categories and advice.</summary>
internal static partial class NeonErrors
{
    private const string AuthOfBranch = "/projects/{project_id}/branches/{branch_id}/auth";

    private static readonly (string Id, ErrorCategory Category, string Advice) RateLimited = ("NeonRateLimited", ErrorCategory.LimitsExceeded,
        "Other programs use up the account's limit. Wait a minute, or connect with a longer -Timeout.");

    private const string ObjectOfBucket = "BucketObject";

    public static ErrorRecord ToRecord(NeonApiException failure, object? target)
    {
        var (id, category, advice) = Classify(failure);
        return new ErrorRecord(failure, id, category, target)
        {
            ErrorDetails = new ErrorDetails(Words(failure)) { RecommendedAction = failure.Advice ?? advice },
        };
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

    private static (string Id, ErrorCategory Category, string Advice) Classify(NeonApiException failure) => failure.Failure switch
    {
        NeonFailure.ErrorResponse => ClassifyResponse(failure),
        NeonFailure.Locked => ("NeonProjectLocked", ErrorCategory.ResourceBusy,
            "Other operations of the project took too long. See them with Get-NeonOperation, wait with Wait-NeonOperation, or connect with a longer -LockTimeout."),
        NeonFailure.Connection => ("NeonConnectionFailed", ErrorCategory.ConnectionError,
            "Nothing was sent. Check the network, the proxy and the host name; Get-NeonContext shows the address in use."),
        NeonFailure.Timeout => ("NeonTimeout", ErrorCategory.OperationTimeout,
            "Try again, or connect with a longer -Timeout."),
        NeonFailure.RateLimited => RateLimited,
        NeonFailure.InvalidResponse => ("NeonInvalidResponse", ErrorCategory.InvalidData,
            "Something between here and Neon may have answered in its place (a proxy, a portal). Check the address with Get-NeonContext, then try again."),
        NeonFailure.OutcomeUnknown => ("NeonOutcomeUnknown", ErrorCategory.ResourceUnavailable,
            "The change may or may not have been made, and it was not sent again. Read the resource and Get-NeonOperation before you repeat it."),
        NeonFailure.InvalidInput => ("NeonInvalidInput", ErrorCategory.InvalidArgument, "Correct the value; nothing was sent."),
        NeonFailure.MissingInput => ($"Neon{failure.Resource}Required", ErrorCategory.InvalidArgument, "Name what is missing; nothing was sent."),
        NeonFailure.NameNotFound => ($"Neon{failure.Resource}NotFound", ErrorCategory.ObjectNotFound,
            $"Names are exact, including case. See what there is with Get-Neon{failure.Resource}."),
        NeonFailure.NameAmbiguous => ($"Neon{failure.Resource}Ambiguous", ErrorCategory.InvalidArgument, "Name one of them exactly."),
        NeonFailure.Different => ($"Neon{failure.Resource}Different", ErrorCategory.ResourceExists,
            "Nothing was changed. To take it as it is, leave out what differs; otherwise choose another name."),
        NeonFailure.Unavailable => ($"Neon{failure.Resource}Unavailable", ErrorCategory.ResourceUnavailable, "Try again later."),
        NeonFailure.Refused => ("NeonChangeRefused", ErrorCategory.InvalidOperation, "Nothing was sent."),
        NeonFailure.NoApiKey => ("NeonApiKeyMissing", ErrorCategory.AuthenticationError,
            "Run Connect-Neon -ApiKey, or set $env:NEON_API_KEY or $NeonApiKey, or store the secret NeonApiKey with SecretManagement. Keys are made in the Neon console under Account settings, API keys."),
        NeonFailure.OperationFailed => ("NeonOperationFailed", ErrorCategory.OperationStopped,
            "See Get-NeonOperation for the project; Neon's support can look up the operation's id."),
        NeonFailure.OperationTimeout => ("NeonOperationTimeout", ErrorCategory.OperationTimeout,
            "The operations go on at Neon. Wait on with Wait-NeonOperation, or give a longer -TimeoutSec."),
        NeonFailure.MailNotSent => ("NeonMailNotSent", ErrorCategory.OperationStopped,
            "Check the mail server's name and port, the credential, and whether the server lets that user send from the sender's address."),
        _ => ("NeonRequestFailed", ErrorCategory.InvalidResult, "Try again."),
    };

    private static (string Id, ErrorCategory Category, string Advice) ClassifyResponse(NeonApiException failure)
    {
        if (failure.IsNotAllowed)
        {
            return ("NeonPermissionDenied", ErrorCategory.PermissionDenied,
                "The key may not do this. Organization keys cannot reach users, invite or remove members or make keys: that takes the personal key of an administrator. Project-scoped keys reach one project only; Get-NeonIdentity tells the kind of the key.");
        }

        if (failure.Code == "INVALID_SHARED_OAUTH_PROVIDER")
        {
            return ("NeonRequestRefused", ErrorCategory.InvalidArgument,
                "Neon has no app of its own to share for this provider. Give the client id and secret of yours.");
        }

        return failure.StatusCode switch
        {
            HttpStatusCode.Unauthorized when failure.IsFromElsewhere => ("NeonRequestRefused", ErrorCategory.PermissionDenied, "Try again."),
            HttpStatusCode.Unauthorized => ("NeonUnauthorized", ErrorCategory.AuthenticationError,
                "The key is wrong, revoked or of another host. Get-NeonContext shows where it came from; connect anew with Connect-Neon -ApiKey."),
            HttpStatusCode.NotFound when IsAuthOff(failure) => ("NeonAuthNotFound", ErrorCategory.ObjectNotFound,
                "Neon Auth is not enabled there. Get-NeonAuth tells where it is, Enable-NeonAuth enables it on a branch."),
            HttpStatusCode.NotFound => ($"Neon{failure.Resource ?? MissingOf(failure.Message) ?? ResourceOf(failure.Route)}NotFound", ErrorCategory.ObjectNotFound,
                "Check the id, and that the key's account owns it. A name that has the form of an id is taken for one: find it with -Name of the Get- cmdlet and pipe it in."),
            HttpStatusCode.Gone => ("NeonProjectNotFound", ErrorCategory.ObjectNotFound,
                "The project has been deleted. Restore-NeonDeletedProject brings it back within seven days."),
            HttpStatusCode.TooManyRequests => RateLimited,
            HttpStatusCode.Conflict when failure.Route == AuthOfBranch => ("NeonConflict", ErrorCategory.ResourceExists,
                "Neon Auth is enabled on the branch already: Get-NeonAuth shows it, New-NeonAuthSdkKey makes further keys for it."),
            HttpStatusCode.Conflict => ("NeonConflict", ErrorCategory.ResourceExists, "What the change would make is there already, or contradicts what is there."),
            HttpStatusCode.PreconditionFailed => ("NeonPreconditionFailed", ErrorCategory.InvalidOperation,
                "The project does not store passwords. Reset the password with Reset-NeonRolePassword to get a new one."),
            HttpStatusCode.BadRequest when failure.NeedsOrganization =>
                ("NeonOrganizationRequired", ErrorCategory.InvalidArgument,
                "A personal key must name the organization: -Organization, or Set-NeonContext -Organization. Get-NeonOrganization lists yours."),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotAcceptable =>
                ("NeonRequestRefused", ErrorCategory.InvalidArgument, "Neon refused the request as it stands; its words say why."),
            >= HttpStatusCode.InternalServerError => ("NeonServiceUnavailable", ErrorCategory.ResourceUnavailable,
                "Neon has a problem. Try again later. If it stays, tell Neon's support, with the request id if there is one."),
            _ => ("NeonRequestFailed", ErrorCategory.InvalidResult, "Neon's words say why; quote the request id to its support."),
        };
    }

    /// <summary>Whether it is Neon Auth as a whole that is not there, and not its branch or something in it.</summary>
    private static bool IsAuthOff(NeonApiException failure) =>
        failure.Route is { } route
        && (route.StartsWith("/projects/auth/", StringComparison.Ordinal) || route.StartsWith(AuthOfBranch, StringComparison.Ordinal))
        && MissingOf(failure.Message) is null
        && (route.LastIndexOf('{') < AuthOfBranch.Length || failure.Message.Contains("neon auth", StringComparison.OrdinalIgnoreCase));

    /// <summary>The resource that Neon's own words say is missing: a parent or a source can be, too.</summary>
    private static string? MissingOf(string message) =>
        MissingForm().Match(message) is { Success: true } match
            ? match.Groups[1].Value.ToLowerInvariant() is var words && words == "object" ? ObjectOfBucket
                : string.Concat(words.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))
            : null;

    [GeneratedRegex(@"(?<!vpc )\b(organization|project|branch|endpoint|database|role|operation|snapshot|bucket|object|credential|function|trigger|custom domain) (?:not found|does not exist)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MissingForm();

    /// <summary>The resource that a route's last parameter names: <c>Branch</c> for <c>/projects/{project_id}/branches/{branch_id}/restore</c>.</summary>
    private static string ResourceOf(string? template)
    {
        var start = template?.LastIndexOf('{') ?? -1;
        if (template is null || start < 0)
        {
            return "Resource";
        }

        var name = template[(start + 1)..template.IndexOf('}', start)];
        return name switch
        {
            "org_id" or "source_org_id" => "Organization",
            "member_id" when template.StartsWith("/organizations/", StringComparison.Ordinal) => "OrganizationMember",
            "key_id" => "ApiKey",
            "oauth_provider_id" => "AuthOAuthProvider",
            "object_key" => ObjectOfBucket,
            "token_id" => "Credential",
            "slug" => "Function",
            "domain" => "CustomDomain",
            // Of a path that was typed nobody knows what its id names.
            "id" => "Resource",
            "request_id" => "ProjectTransferRequest",
            // Organizations have members and VPC endpoints of their own.
            "permission_id" or "member_id" or "vpc_endpoint_id" when template.StartsWith("/projects/", StringComparison.Ordinal) =>
                "Project" + Noun(name),
            _ => Noun(name),
        };
    }

    private static string Noun(string parameter) => string.Concat(parameter.Replace("_id", string.Empty, StringComparison.Ordinal)
        .Replace("_name", string.Empty, StringComparison.Ordinal)
        .Split('_', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
