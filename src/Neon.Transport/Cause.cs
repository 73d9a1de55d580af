namespace Neon.Transport;

/// <summary>What an attempt came to, as far as sending again is concerned.</summary>
internal enum Cause
{
    /// <summary>An answer, or a failure that another attempt would only repeat.</summary>
    Final,

    /// <summary>The server refused to work on the request: nothing has happened.</summary>
    Refused,

    /// <summary>An answer from somewhere on the way: the request may have taken effect.</summary>
    Uncertain,

    /// <summary>No answer, though the request may have arrived: it may have taken effect.</summary>
    ReplyLost,

    /// <summary>
    /// Bytes that are not HTTP in place of an answer: another service, or a broken one on the way. The request may have taken
    /// effect.
    /// </summary>
    Garbled,

    /// <summary>An answer that can not be read and would not be the next time either.</summary>
    Unreadable,

    /// <summary>No connection: the request can not have taken effect.</summary>
    NothingSent,
}
