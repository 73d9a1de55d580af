namespace Neon;

public static partial class Display
{
    /// <summary>How a compute stands, and since when it has been idle.</summary>
    /// <param name="endpoint">The compute.</param>
    /// <returns>Text such as <c>active</c>, <c>idle 3 d</c> or <c>idle -> active</c>.</returns>
    public static string Compute(Endpoint? endpoint) => endpoint switch
    {
        null => string.Empty,
        { CurrentState: "idle", PendingState: null or "" or "idle", LastActive: { } used } => Paint($"idle {Age(used)}", Tone.Faint),
        _ => State(endpoint.CurrentState, endpoint.PendingState),
    };
}
