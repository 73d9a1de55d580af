namespace Neon;

public static partial class Display
{
    private static readonly Dictionary<string, Tone> Tones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ready"] = Tone.Good,
        ["active"] = Tone.Good,
        ["finished"] = Tone.Good,
        ["completed"] = Tone.Good,
        ["accepted"] = Tone.Good,
        ["anonymized"] = Tone.Good,
        ["init"] = Tone.Busy,
        ["initialized"] = Tone.Busy,
        ["initiated"] = Tone.Busy,
        ["new"] = Tone.Busy,
        ["created"] = Tone.Busy,
        ["warn"] = Tone.Busy,
        ["warning"] = Tone.Busy,
        ["expired"] = Tone.Bad,
        ["suspended"] = Tone.Bad,
        ["fatal"] = Tone.Bad,
        ["idle"] = Tone.Faint,
        ["none"] = Tone.Faint,
        ["archived"] = Tone.Faint,
        ["skipped"] = Tone.Faint,
        ["cancelled"] = Tone.Faint,
        ["revoked"] = Tone.Faint,
        ["deleted"] = Tone.Faint,
        ["deactivated"] = Tone.Faint,
        ["debug"] = Tone.Faint,
        ["trace"] = Tone.Faint,
    };

    /// <summary>A state or status in its color.</summary>
    /// <param name="state">The state in Neon's word.</param>
    /// <returns>The same word; empty for no state.</returns>
    public static string State(string? state) => Paint(state, ToneOf(state));

    /// <summary>A state and the pending state.</summary>
    /// <param name="current">The current state.</param>
    /// <param name="pending">The pending state, if there is one.</param>
    /// <returns>Text such as <c>idle -> active</c>.</returns>
    public static string State(string? current, string? pending) =>
        IsSettled(current, pending) ? State(current) : Paint($"{current} -> {pending}".TrimStart(), Tone.Busy);

    /// <summary>A state in short form: of a change only the pending state.</summary>
    /// <param name="current">The current state.</param>
    /// <param name="pending">The pending state, if there is one.</param>
    /// <returns>Text such as <c>ready</c> or <c>-> ready</c>.</returns>
    public static string ShortState(string? current, string? pending) =>
        IsSettled(current, pending) ? State(current) : State(null, pending);

    /// <summary>Whether something succeeded.</summary>
    /// <param name="success">Whether it did.</param>
    /// <returns><c>yes</c>, <c>no</c>, or empty if unknown.</returns>
    public static string Success(bool? success) => Paint(Flag(success), success == false ? Tone.Bad : Tone.Good);

    /// <summary>The text of an error.</summary>
    /// <param name="error">The error.</param>
    /// <returns>The same text; empty for no error.</returns>
    public static string Error(string? error) => Paint(error, Tone.Bad);

    // Text is escaped before it is colored, so that the color sequences survive.
    internal static string Paint(string? text, Tone tone) => Palette.Engine.Paint(VisibleText.Of(text), tone);

    private static bool IsSettled(string? current, string? pending) => string.IsNullOrEmpty(pending) || pending == current;

    // Neon may add states. Their form shows whether work is running or has failed.
    private static Tone ToneOf(string? state) => state switch
    {
        null or "" => Tone.Plain,
        _ when Tones.TryGetValue(state, out var tone) => tone,
        _ when state.Contains("error", StringComparison.OrdinalIgnoreCase) || state.Contains("fail", StringComparison.OrdinalIgnoreCase) => Tone.Bad,
        _ when state.EndsWith("ing", StringComparison.OrdinalIgnoreCase) => Tone.Busy,
        _ => Tone.Plain,
    };
}
