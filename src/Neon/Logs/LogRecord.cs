using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A record of a branch's log, as OpenTelemetry describes it.</summary>
[Listed("Timestamp", "SeverityText", "ServiceName", "Message", KeepsLines = "Message")]
[RowKey("SeverityNumber", In = "BranchId")]
[ShownBy<LogRecordView>]
public sealed class LogRecord : NeonObject
{
    private IReadOnlyDictionary<string, object?>? _attributes;

    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch whose log it is in.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>What happened; JSON where the service writes structured records.</summary>
    public string? Message { get; init; }

    /// <summary>What kind of service wrote it: <c>function</c>, <c>storage</c> or <c>pg_endpoint</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Neon's id of the instance that wrote it, such as the id of a compute endpoint.</summary>
    public string? EntityId { get; init; }

    /// <summary>The name of the service that wrote it.</summary>
    public string? ServiceName { get; init; }

    /// <summary>The part of the service that wrote it.</summary>
    public string? ScopeName { get; init; }

    /// <summary>How severe it is, from 1 (trace) to 24 (fatal); errors begin at 17.</summary>
    public int? SeverityNumber { get; init; }

    /// <summary>How severe it is, in the word of the service, such as <c>ERROR</c>.</summary>
    public string? SeverityText { get; init; }

    /// <summary>The trace that it belongs to.</summary>
    public string? TraceId { get; init; }

    /// <summary>The span of the trace that it belongs to.</summary>
    public string? SpanId { get; init; }

    /// <summary>What else the service says, by name.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> Attributes
    {
        get => _attributes ??= JsonValue.ToMap(Raw);
        set => _attributes = value;
    }

    [JsonInclude]
    [JsonPropertyName("attributes")]
    internal Dictionary<string, JsonElement>? Raw { get; init; }

    private protected override DateTimeOffset? Time => Timestamp;

    /// <summary>The message.</summary>
    /// <returns>What happened.</returns>
    private protected override string AsText() => Message ?? string.Empty;

    internal LogRecord On(string projectId, string branchId)
    {
        ProjectId = projectId;
        BranchId = branchId;
        return this;
    }
}
