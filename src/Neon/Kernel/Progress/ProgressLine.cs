namespace Neon.Commands;

/// <summary>One line of progress as it is to be seen now.</summary>
/// <param name="Key">What the line is about; as long as this stays the same, so does the line.</param>
/// <param name="Activity">What is waited for.</param>
/// <param name="Status">How it gets on; what changes stands first, because a narrow screen cuts off the end.</param>
/// <param name="Parent">The key of the line that this one stands below.</param>
/// <param name="Percent">How much is done, where that can be told.</param>
/// <param name="SecondsLeft">How long it will still take, where that is known.</param>
internal sealed record ProgressLine(
    string Key, string Activity, string Status, string? Parent = null, int Percent = -1, int SecondsLeft = -1);
