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

    /// <summary>A state or status in its colour.</summary>
    /// <param name="state">The state in Neon's word.</param>
    /// <returns>The same word; empty for no state.</returns>
    public static string State(string? state) => Paint(state, ToneOf(state));

    /// <summary>A state and the one that is coming.</summary>
    /// <param name="current">The present state.</param>
    /// <param name="pending">The state to come, if there is one.</param>
    /// <returns>Text such as <c>idle -> active</c>.</returns>
    public static string State(string? current, string? pending) =>
        IsSettled(current, pending) ? State(current) : Paint($"{current} -> {pending}".TrimStart(), Tone.Busy);

    /// <summary>A state where there is little room: of a change only what is coming.</summary>
    /// <param name="current">The present state.</param>
    /// <param name="pending">The state to come, if there is one.</param>
    /// <returns>Text such as <c>ready</c> or <c>-> ready</c>.</returns>
    public static string ShortState(string? current, string? pending) =>
        IsSettled(current, pending) ? State(current) : State(null, pending);

    /// <summary>Whether something went well.</summary>
    /// <param name="success">Whether it did.</param>
    /// <returns><c>yes</c>, <c>no</c>, or nothing when it is not known.</returns>
    public static string Success(bool? success) => Paint(YesNo(success), success == false ? Tone.Bad : Tone.Good);

    /// <summary>A number of failures, shown only when there were some.</summary>
    /// <param name="count">The number.</param>
    /// <returns>The number; empty for none.</returns>
    public static string Failures(int? count) => count is > 0 ? Paint($"{count}", Tone.Bad) : string.Empty;

    /// <summary>The text of an error.</summary>
    /// <param name="error">The error.</param>
    /// <returns>The same text; empty for no error.</returns>
    public static string Error(string? error) => Paint(error, Tone.Bad);

    // What is painted is made visible first: the sequences around it have to survive.
    internal static string Paint(string? text, Tone tone) => Palette.Engine.Paint(VisibleText.Of(text), tone);

    private static bool IsSettled(string? current, string? pending) => string.IsNullOrEmpty(pending) || pending == current;

    // Neon may add states. Its words tell by their form what is under way and what has failed.
    private static Tone ToneOf(string? state) => state switch
    {
        null or "" => Tone.Plain,
        _ when Tones.TryGetValue(state, out var tone) => tone,
        _ when state.Contains("error", StringComparison.OrdinalIgnoreCase) || state.Contains("fail", StringComparison.OrdinalIgnoreCase) => Tone.Bad,
        _ when state.EndsWith("ing", StringComparison.OrdinalIgnoreCase) => Tone.Busy,
        _ => Tone.Plain,
    };
}
