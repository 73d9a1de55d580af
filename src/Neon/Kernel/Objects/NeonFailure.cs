namespace Neon;

/// <summary>The kinds of failure of a cmdlet.</summary>
public enum NeonFailure
{
    /// <summary>Neon returned an error.</summary>
    ErrorResponse,

    /// <summary>The project was still locked by other operations when the lock time-out elapsed.</summary>
    Locked,

    /// <summary>The connection could not be established. Nothing was sent.</summary>
    Connection,

    /// <summary>No response was received within the time-out.</summary>
    Timeout,

    /// <summary>The rate limits did not allow the request within the time-out.</summary>
    RateLimited,

    /// <summary>The response is not what the API defines: not JSON, invalid JSON, or a redirect.</summary>
    InvalidResponse,

    /// <summary>
    /// A change was sent, but no response was received, and it cannot be determined whether the change took
    /// effect.
    /// </summary>
    OutcomeUnknown,

    /// <summary>The input is not valid. Nothing was sent.</summary>
    InvalidInput,

    /// <summary>
    /// A required parent (organization, project, branch) was specified neither by parameter nor by the
    /// context.
    /// </summary>
    MissingInput,

    /// <summary>No resource has the specified name.</summary>
    NameNotFound,

    /// <summary>Several resources have the specified name, or several match.</summary>
    NameAmbiguous,

    /// <summary>Another resource has the specified name.</summary>
    AlreadyExists,

    /// <summary>A resource has the specified name, but differs from what was specified.</summary>
    Different,

    /// <summary>The resource exists, but Neon could not read it in time and left it out of its response.</summary>
    Unavailable,

    /// <summary>The change was refused, by the module or by Neon, because the state of the target does not allow it or it would cause damage.</summary>
    Refused,

    /// <summary>No API key was found.</summary>
    NoApiKey,

    /// <summary>The emulator that the session was connected to has stopped. The session does not connect automatically.</summary>
    EmulatorStopped,

    /// <summary>An operation failed.</summary>
    OperationFailed,

    /// <summary>Operations did not finish within the time-out.</summary>
    OperationTimeout,

    /// <summary>A mail server did not accept an email from Neon.</summary>
    MailNotSent,

    /// <summary>An error that the module does not expect: a defect in the module, the host or the framework.</summary>
    Unexpected,
}
