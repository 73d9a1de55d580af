namespace Neon.Transport;

/// <summary>The result of an attempt, as the basis for a retry.</summary>
internal enum AttemptResult
{
    /// <summary>A response, or a failure that another attempt would repeat.</summary>
    Final,

    /// <summary>The server refused to process the request: nothing has happened.</summary>
    Refused,

    /// <summary>A response from an intermediary: the request may have taken effect.</summary>
    Uncertain,

    /// <summary>No response, although the request may have arrived: it may have taken effect.</summary>
    ReplyLost,

    /// <summary>
    /// Bytes that are not HTTP instead of a response: another service, or a broken intermediary. The request may have taken
    /// effect.
    /// </summary>
    NotHttp,

    /// <summary>A response that cannot be read and would not be readable the next time either.</summary>
    Unreadable,

    /// <summary>No connection: the request cannot have taken effect.</summary>
    NothingSent,
}
