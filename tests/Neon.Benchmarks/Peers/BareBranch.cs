using System.Text.Json.Serialization;

namespace Neon.Benchmarks.Peers;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BarePage))]
internal sealed partial class BareJson : JsonSerializerContext;

// Properties that can be set, because generated code is slower with constructors and with properties that are only initialized.
internal sealed class BarePage
{
    public List<BareBranch> Branches { get; set; } = [];

    public BarePagination? Pagination { get; set; }
}

internal sealed class BarePagination
{
    public string? Next { get; set; }
}

/// <summary>A branch with the members that the static server sends.</summary>
public sealed class BareBranch
{
    public string? Id { get; set; }

    public string? ProjectId { get; set; }

    public string? ParentId { get; set; }

    public string? ParentLsn { get; set; }

    public string? Name { get; set; }

    public string? CurrentState { get; set; }

    public DateTimeOffset? StateChangedAt { get; set; }

    public long? LogicalSize { get; set; }

    public string? CreationSource { get; set; }

    public bool? Primary { get; set; }

    public bool? Default { get; set; }

    public bool? Protected { get; set; }

    public long? CpuUsedSec { get; set; }

    public long? ComputeTimeSeconds { get; set; }

    public long? ActiveTimeSeconds { get; set; }

    public long? WrittenDataBytes { get; set; }

    public long? DataTransferBytes { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public BareCreator? CreatedBy { get; set; }

    public string? InitSource { get; set; }
}
