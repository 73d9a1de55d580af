namespace Neon.Transport;

/// <summary>A rate with an allowance for bursts.</summary>
/// <param name="Burst">How many requests a rested account may send at once.</param>
/// <param name="PerSecond">How many requests per second it may send permanently.</param>
internal sealed record RateLimit(double Burst, double PerSecond);
