namespace Neon.Commands;

/// <summary>Refusals that are known before the change is sent.</summary>
internal static class ForeseenRefusal
{
    /// <summary>The error that the change would report.</summary>
    /// <param name="refusal">The refusal, which has words of its own.</param>
    /// <param name="target">The target of the change; null if the refusal is not about it.</param>
    /// <param name="advice">More specific advice, if more is known than from Neon's response.</param>
    public static NeonApiException For(this KnownRefusal refusal, ResourceIdentity? target, string? advice = null) =>
        new(refusal.Failure, refusal.Words(target is null ? null : $"{target.Kind} {target}")!) { Advice = advice ?? refusal.Advice };
}
