namespace Neon;

/// <summary>Why a request is delayed, for display.</summary>
/// <param name="Reason">The reason, without values of the user.</param>
/// <param name="Since">When the delay began, by the local clock.</param>
internal sealed record RequestDelay(string Reason, DateTimeOffset Since)
{
    /// <summary>When the request continues, if known.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The locked project, if there is one.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The operations that lock the project, if known.</summary>
    public IReadOnlyList<Operation> Operations { get; init; } = [];
}
