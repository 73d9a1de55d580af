namespace Neon.Emulator;

/// <summary>How a transport delivers a response, or fails to.</summary>
internal enum ReplyDelivery
{
    Complete,
    Refused,
    Dropped,
    Closed,
    Truncated,
    StalledHeaders,
    StalledBody,
}
