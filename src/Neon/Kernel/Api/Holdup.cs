namespace Neon;

/// <summary>What holds a request up, for those who wait.</summary>
/// <param name="Reason">Why, in words without a user's value.</param>
/// <param name="Since">Since when, by our clock.</param>
internal sealed record Holdup(string Reason, DateTimeOffset Since)
{
    /// <summary>When it goes on, where that is known.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The project that is not free, where it is about one.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The operations that keep the project busy, as far as known.</summary>
    public IReadOnlyList<Operation> Operations { get; init; } = [];
}
