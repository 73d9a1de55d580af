namespace Neon.Commands;

/// <summary>One line of progress.</summary>
/// <param name="Key">The key of the line, which identifies it over time.</param>
/// <param name="Activity">What is waited for.</param>
/// <param name="Status">The status; the changing part is first, because a narrow screen cuts off the end.</param>
/// <param name="Parent">The key of the parent line.</param>
/// <param name="Percent">The percentage, if known.</param>
/// <param name="SecondsLeft">The remaining seconds, if known.</param>
internal sealed record ProgressLine(
    string Key, string Activity, string Status, string? Parent = null, int Percent = -1, int SecondsLeft = -1);
