namespace Neon;

/// <summary>The response to a change without further data: an object without members, or no body.</summary>
internal sealed class EmptyResponse
{
    public static EmptyResponse Instance { get; } = new();

    /// <summary>The lost response, if the change took effect.</summary>
    /// <param name="hasHappened">Checks whether it did.</param>
    public static LostResponse.Find<EmptyResponse> If(Func<LostResponse, CancellationToken, Task<bool>> hasHappened) =>
        async (lost, stop) => await hasHappened(lost, stop).ConfigureAwait(false) ? Instance : null;
}
