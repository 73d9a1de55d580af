namespace Neon.Commands;

/// <summary>An error response with exactly one cause, its error id, and what to do about it.</summary>
/// <param name="Is">Whether a failure is this response.</param>
/// <param name="Id">The error id.</param>
/// <param name="Advice">What to do; null if the message is all that is known.</param>
internal sealed record KnownResponse(Func<NeonApiException, bool> Is, NeonErrorId Id, string? Advice)
{
    private static Lazy<IReadOnlyList<KnownResponse>> _all = new(() => []);

    /// <summary>Registers the responses; they are created on first use.</summary>
    public static void Register(Func<IReadOnlyList<KnownResponse>> all) => _all = new(all);

    /// <summary>The response that a failure matches; null if none.</summary>
    public static KnownResponse? Of(NeonApiException failure) => _all.Value.FirstOrDefault(response => response.Is(failure));
}
