namespace Neon;

/// <summary>The response to a change that tells nothing more than that it was made: an object without members, or no body.</summary>
internal sealed class EmptyResponse
{
    public static EmptyResponse Instance { get; } = new();

    /// <summary>The response that was lost, if the change has happened.</summary>
    /// <param name="hasHappened">Looks whether it has.</param>
    public static LostReply.Find<EmptyResponse> If(Func<LostReply, CancellationToken, Task<bool>> hasHappened) =>
        async (lost, stop) => await hasHappened(lost, stop).ConfigureAwait(false) ? Instance : null;
}
