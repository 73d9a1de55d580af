namespace Neon;

/// <summary>Whose consumption is asked for, of which time and in which metrics.</summary>
internal sealed record ConsumptionQuery
{
    public string? OrganizationId { get; init; }

    public IReadOnlyList<string>? ProjectIds { get; init; }

    public IReadOnlyList<string>? BranchIds { get; init; }

    public DateTimeOffset From { get; init; }

    public DateTimeOffset To { get; init; }

    public required string Granularity { get; init; }

    public required IReadOnlyList<string> Metrics { get; init; }
}
