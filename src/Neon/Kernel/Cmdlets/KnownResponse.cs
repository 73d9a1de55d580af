namespace Neon.Commands;

/// <summary>An error response that means one thing only, the error that it becomes, and what to do about it.</summary>
/// <param name="Is">Whether a failure is this response.</param>
/// <param name="Id">The error.</param>
/// <param name="Advice">What to do.</param>
internal sealed record KnownResponse(Func<NeonApiException, bool> Is, NeonErrorId Id, string Advice)
{
    private static Lazy<IReadOnlyList<KnownResponse>> _all = new(() => []);

    /// <summary>Sets the responses; they are created when they are first needed.</summary>
    public static void Register(Func<IReadOnlyList<KnownResponse>> all) => _all = new(all);

    /// <summary>The response that a failure is; null for any other.</summary>
    public static KnownResponse? Of(NeonApiException failure) => _all.Value.FirstOrDefault(response => response.Is(failure));
}
