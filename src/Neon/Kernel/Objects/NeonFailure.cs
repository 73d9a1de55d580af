namespace Neon;

/// <summary>What kind of failure a call of the API met.</summary>
public enum NeonFailure
{
    /// <summary>Neon answered with an error.</summary>
    ErrorResponse,

    /// <summary>The project stayed locked by other operations for the whole lock budget.</summary>
    Locked,

    /// <summary>No connection could be made: nothing was sent.</summary>
    Connection,

    /// <summary>The time budget ended before an answer came.</summary>
    Timeout,

    /// <summary>The time budget did not suffice for the rate limits to let the request go.</summary>
    RateLimited,

    /// <summary>An answer came that is not what the API promises: no JSON, broken JSON, a redirect.</summary>
    InvalidResponse,

    /// <summary>A change was sent, its reply was lost, and what Neon shows now does not tell whether it happened.</summary>
    OutcomeUnknown,

    /// <summary>The input cannot be right; nothing was sent.</summary>
    InvalidInput,

    /// <summary>A required parent (organization, project, branch) was named neither by parameter nor by the context.</summary>
    MissingInput,

    /// <summary>No resource has the given name.</summary>
    NameNotFound,

    /// <summary>Several resources have the given name, or several could be meant.</summary>
    NameAmbiguous,

    /// <summary>A resource has the given name and is not what was asked for.</summary>
    Different,

    /// <summary>A resource is there, but Neon could not read it in time and left it out of its answer.</summary>
    Unavailable,

    /// <summary>The change is refused before it is sent, because Neon would refuse it or it would do harm.</summary>
    Refused,

    /// <summary>There is no API key to connect with.</summary>
    NoApiKey,

    /// <summary>The emulator that the session was connected to has been stopped, and the session does not connect by itself.</summary>
    EmulatorStopped,

    /// <summary>An operation ended in failure.</summary>
    OperationFailed,

    /// <summary>Operations did not finish within the time given.</summary>
    OperationTimeout,

    /// <summary>A mail server did not take a mail that Neon was to send.</summary>
    MailNotSent,

    /// <summary>An error that the module does not expect: a defect in it, in the host or in the framework.</summary>
    Unexpected,
}
