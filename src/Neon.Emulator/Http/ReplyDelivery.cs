namespace Neon.Emulator;

/// <summary>How a transport hands a reply over, or fails to.</summary>
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
