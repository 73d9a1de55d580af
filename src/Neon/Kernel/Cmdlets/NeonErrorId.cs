using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// The ids of the module's errors, each with its category. A field is one id; a method is a family with the resource in its name.
/// about_Neon_Errors describes all of them, which a test verifies.
/// </summary>
internal readonly record struct NeonErrorId(string Id, ErrorCategory Category)
{
    /// <summary>No API key was found, or it is not a valid key.</summary>
    public static readonly NeonErrorId ApiKeyMissing = new("NeonApiKeyMissing", ErrorCategory.AuthenticationError);

    /// <summary>The emulator has stopped, and the session does not connect to Neon automatically.</summary>
    public static readonly NeonErrorId EmulatorStopped = new("NeonEmulatorStopped", ErrorCategory.ConnectionError);

    /// <summary>Neon rejected the key.</summary>
    public static readonly NeonErrorId Unauthorized = new("NeonUnauthorized", ErrorCategory.AuthenticationError);

    /// <summary>The key is not allowed to do this.</summary>
    public static readonly NeonErrorId PermissionDenied = new("NeonPermissionDenied", ErrorCategory.PermissionDenied);

    /// <summary>The input is not valid. Nothing was sent.</summary>
    public static readonly NeonErrorId InvalidInput = new("NeonInvalidInput", ErrorCategory.InvalidArgument);

    /// <summary>The state of the target does not allow the change, as the module or Neon has found.</summary>
    public static readonly NeonErrorId ChangeRefused = new("NeonChangeRefused", ErrorCategory.InvalidOperation);

    /// <summary>Neon rejected the request.</summary>
    public static readonly NeonErrorId RequestRefused = new("NeonRequestRefused", ErrorCategory.InvalidArgument);

    /// <summary>The resource already exists or conflicts with an existing one.</summary>
    public static readonly NeonErrorId Conflict = new("NeonConflict", ErrorCategory.ResourceExists);

    /// <summary>The project is not set up for the request.</summary>
    public static readonly NeonErrorId PreconditionFailed = new("NeonPreconditionFailed", ErrorCategory.InvalidOperation);

    /// <summary>The project was still locked when the time-out elapsed.</summary>
    public static readonly NeonErrorId ProjectLocked = new("NeonProjectLocked", ErrorCategory.ResourceBusy);

    /// <summary>The rate limits did not allow the request in time.</summary>
    public static readonly NeonErrorId RateLimited = new("NeonRateLimited", ErrorCategory.LimitsExceeded);

    /// <summary>The connection could not be established or was lost.</summary>
    public static readonly NeonErrorId ConnectionFailed = new("NeonConnectionFailed", ErrorCategory.ConnectionError);

    /// <summary>No response was received in time.</summary>
    public static readonly NeonErrorId Timeout = new("NeonTimeout", ErrorCategory.OperationTimeout);

    /// <summary>The response is not from Neon.</summary>
    public static readonly NeonErrorId InvalidResponse = new("NeonInvalidResponse", ErrorCategory.InvalidData);

    /// <summary>Neon returned a server error.</summary>
    public static readonly NeonErrorId ServiceUnavailable = new("NeonServiceUnavailable", ErrorCategory.ResourceUnavailable);

    /// <summary>Neon returned a status that no other id covers.</summary>
    public static readonly NeonErrorId RequestFailed = new("NeonRequestFailed", ErrorCategory.InvalidResult);

    /// <summary>It is unknown whether the change was made.</summary>
    public static readonly NeonErrorId OutcomeUnknown = new("NeonOutcomeUnknown", ErrorCategory.ResourceUnavailable);

    /// <summary>An operation failed.</summary>
    public static readonly NeonErrorId OperationFailed = new("NeonOperationFailed", ErrorCategory.OperationStopped);

    /// <summary>An operation did not finish in time.</summary>
    public static readonly NeonErrorId OperationTimeout = new("NeonOperationTimeout", ErrorCategory.OperationTimeout);

    /// <summary>A mail server did not accept an email.</summary>
    public static readonly NeonErrorId MailNotSent = new("NeonMailNotSent", ErrorCategory.OperationStopped);

    /// <summary>An error that the module does not expect.</summary>
    public static readonly NeonErrorId UnexpectedError = new("NeonUnexpectedError", ErrorCategory.NotSpecified);

    /// <summary>The resource does not exist.</summary>
    public static NeonErrorId NotFound(string? resource) => new($"Neon{resource}NotFound", ErrorCategory.ObjectNotFound);

    /// <summary>The resource was specified neither by parameter nor by the context.</summary>
    public static NeonErrorId Required(string? resource) => new($"Neon{resource}Required", ErrorCategory.InvalidArgument);

    /// <summary>Several resources match.</summary>
    public static NeonErrorId Ambiguous(string? resource) => new($"Neon{resource}Ambiguous", ErrorCategory.InvalidArgument);

    /// <summary>The resource exists, but differs from what was specified.</summary>
    public static NeonErrorId Different(string? resource) => new($"Neon{resource}Different", ErrorCategory.ResourceExists);

    /// <summary>The resource exists but is temporarily unavailable.</summary>
    public static NeonErrorId Unavailable(string? resource) => new($"Neon{resource}Unavailable", ErrorCategory.ResourceUnavailable);
}
