using System.Text.Json.Serialization;

namespace Neon.Benchmarks.Peers;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BarePage))]
internal sealed partial class BareJson : JsonSerializerContext;

internal sealed record BarePage(IReadOnlyList<BareBranch> Branches, BarePagination? Pagination);

internal sealed record BarePagination(string? Next);

/// <summary>A branch with the members that the static server sends.</summary>
public sealed class BareBranch
{
    public string? Id { get; init; }

    public string? ProjectId { get; init; }

    public string? ParentId { get; init; }

    public string? ParentLsn { get; init; }

    public string? Name { get; init; }

    public string? CurrentState { get; init; }

    public DateTimeOffset? StateChangedAt { get; init; }

    public long? LogicalSize { get; init; }

    public string? CreationSource { get; init; }

    public bool? Primary { get; init; }

    public bool? Default { get; init; }

    public bool? Protected { get; init; }

    public long? CpuUsedSec { get; init; }

    public long? ComputeTimeSeconds { get; init; }

    public long? ActiveTimeSeconds { get; init; }

    public long? WrittenDataBytes { get; init; }

    public long? DataTransferBytes { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public BareCreator? CreatedBy { get; init; }

    public string? InitSource { get; init; }
}
