using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A record of a branch's log, in the OpenTelemetry data model.</summary>
[Listed("Timestamp", "SeverityText", "ServiceName", "Message")]
[RowKey("SeverityNumber", In = "BranchId")]
[ShownBy<LogRecordView>]
public sealed class LogRecord : NeonObject, IBranchResource
{
    private IReadOnlyDictionary<string, object?>? _attributes;

    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch of the log.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The time of the event.</summary>
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>The message; JSON if the service writes structured records.</summary>
    public string? Message { get; set; }

    /// <summary>The kind of service that wrote the record: <c>function</c>, <c>storage</c> or <c>pg_endpoint</c>.</summary>
    public string? Source { get; set; }

    /// <summary>Neon's id of the instance that wrote the record, such as the id of a compute endpoint.</summary>
    public string? EntityId { get; set; }

    /// <summary>The name of the service that wrote the record.</summary>
    public string? ServiceName { get; set; }

    /// <summary>The component of the service that wrote the record.</summary>
    public string? ScopeName { get; set; }

    /// <summary>The severity, from 1 (trace) to 24 (fatal); errors start at 17.</summary>
    public int? SeverityNumber { get; set; }

    /// <summary>The severity as the service writes it, such as <c>ERROR</c>.</summary>
    public string? SeverityText { get; set; }

    /// <summary>The trace that the record belongs to.</summary>
    public string? TraceId { get; set; }

    /// <summary>The span of the trace that the record belongs to.</summary>
    public string? SpanId { get; set; }

    /// <summary>Additional attributes from the service, by name.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> Attributes
    {
        get => _attributes ??= JsonValue.ToMap(Raw);
        set => _attributes = value;
    }

    [JsonInclude]
    [JsonPropertyName("attributes")]
    internal Dictionary<string, JsonElement>? Raw { get; set; }

    private protected override DateTimeOffset? Time => Timestamp;

    /// <summary>The message.</summary>
    /// <returns>The message.</returns>
    private protected override string AsText() => Message ?? string.Empty;
}
