using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// The ids of the module's errors, each with its category. A field is one id, a method is a family with the resource in its
/// name. about_Neon_Errors describes them all, which a test holds against this list.
/// </summary>
internal readonly record struct NeonErrorId(string Id, ErrorCategory Category)
{
    /// <summary>There is no key, or none that could be one.</summary>
    public static readonly NeonErrorId ApiKeyMissing = new("NeonApiKeyMissing", ErrorCategory.AuthenticationError);

    /// <summary>The emulator is stopped, and the session does not connect to Neon by itself.</summary>
    public static readonly NeonErrorId EmulatorStopped = new("NeonEmulatorStopped", ErrorCategory.ConnectionError);

    /// <summary>Neon does not take the key.</summary>
    public static readonly NeonErrorId Unauthorized = new("NeonUnauthorized", ErrorCategory.AuthenticationError);

    /// <summary>The key may not do this.</summary>
    public static readonly NeonErrorId PermissionDenied = new("NeonPermissionDenied", ErrorCategory.PermissionDenied);

    /// <summary>The input cannot be right; nothing was sent.</summary>
    public static readonly NeonErrorId InvalidInput = new("NeonInvalidInput", ErrorCategory.InvalidArgument);

    /// <summary>The module refuses the change; nothing was sent.</summary>
    public static readonly NeonErrorId ChangeRefused = new("NeonChangeRefused", ErrorCategory.InvalidOperation);

    /// <summary>Neon refuses the request as it stands.</summary>
    public static readonly NeonErrorId RequestRefused = new("NeonRequestRefused", ErrorCategory.InvalidArgument);

    /// <summary>What would be made is there already.</summary>
    public static readonly NeonErrorId Conflict = new("NeonConflict", ErrorCategory.ResourceExists);

    /// <summary>The project is not set up for what is asked for.</summary>
    public static readonly NeonErrorId PreconditionFailed = new("NeonPreconditionFailed", ErrorCategory.InvalidOperation);

    /// <summary>The project stayed locked.</summary>
    public static readonly NeonErrorId ProjectLocked = new("NeonProjectLocked", ErrorCategory.ResourceBusy);

    /// <summary>The rate limits let nothing through in time.</summary>
    public static readonly NeonErrorId RateLimited = new("NeonRateLimited", ErrorCategory.LimitsExceeded);

    /// <summary>No connection came about, or it broke.</summary>
    public static readonly NeonErrorId ConnectionFailed = new("NeonConnectionFailed", ErrorCategory.ConnectionError);

    /// <summary>No answer came in time.</summary>
    public static readonly NeonErrorId Timeout = new("NeonTimeout", ErrorCategory.OperationTimeout);

    /// <summary>An answer came that is not Neon's.</summary>
    public static readonly NeonErrorId InvalidResponse = new("NeonInvalidResponse", ErrorCategory.InvalidData);

    /// <summary>Neon has a problem.</summary>
    public static readonly NeonErrorId ServiceUnavailable = new("NeonServiceUnavailable", ErrorCategory.ResourceUnavailable);

    /// <summary>Neon answered in a way that nothing else here describes.</summary>
    public static readonly NeonErrorId RequestFailed = new("NeonRequestFailed", ErrorCategory.InvalidResult);

    /// <summary>Nobody can tell whether the change was made.</summary>
    public static readonly NeonErrorId OutcomeUnknown = new("NeonOutcomeUnknown", ErrorCategory.ResourceUnavailable);

    /// <summary>What was waited for ended in failure.</summary>
    public static readonly NeonErrorId OperationFailed = new("NeonOperationFailed", ErrorCategory.OperationStopped);

    /// <summary>What was waited for did not end in time.</summary>
    public static readonly NeonErrorId OperationTimeout = new("NeonOperationTimeout", ErrorCategory.OperationTimeout);

    /// <summary>A mail server did not take a mail.</summary>
    public static readonly NeonErrorId MailNotSent = new("NeonMailNotSent", ErrorCategory.OperationStopped);

    /// <summary>An error that the module does not expect.</summary>
    public static readonly NeonErrorId UnexpectedError = new("NeonUnexpectedError", ErrorCategory.NotSpecified);

    /// <summary>It is not there.</summary>
    public static NeonErrorId NotFound(string? resource) => new($"Neon{resource}NotFound", ErrorCategory.ObjectNotFound);

    /// <summary>It is named neither by parameter nor by the context.</summary>
    public static NeonErrorId Required(string? resource) => new($"Neon{resource}Required", ErrorCategory.InvalidArgument);

    /// <summary>Several could be meant.</summary>
    public static NeonErrorId Ambiguous(string? resource) => new($"Neon{resource}Ambiguous", ErrorCategory.InvalidArgument);

    /// <summary>It is there, and is not what was asked for.</summary>
    public static NeonErrorId Different(string? resource) => new($"Neon{resource}Different", ErrorCategory.ResourceExists);

    /// <summary>It is there, or could be, and cannot be had now.</summary>
    public static NeonErrorId Unavailable(string? resource) => new($"Neon{resource}Unavailable", ErrorCategory.ResourceUnavailable);
}
