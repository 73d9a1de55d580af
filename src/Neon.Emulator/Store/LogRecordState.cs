using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A record of a branch's log.</summary>
internal sealed record LogRecordState(
    DateTimeOffset At, string Message, string EntityId, string ServiceName, string ScopeName, string Severity)
{
    /// <summary>The source of the records: always a compute here.</summary>
    public const string Source = "pg_endpoint";

    /// <summary>The severities in increasing order, each with its lowest OpenTelemetry number.</summary>
    private static readonly string[] Severities = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

    public string? TraceId { get; init; }

    public JsonObject Attributes { get; init; } = [];

    public int SeverityNumber => NumberOf(Severity);

    /// <summary>The fields that can be used to select records.</summary>
    public static IReadOnlyDictionary<string, Func<LogRecordState, string?>> Fields { get; } =
        new SortedDictionary<string, Func<LogRecordState, string?>>(StringComparer.Ordinal)
        {
            ["entity_id"] = record => record.EntityId,
            ["scope_name"] = record => record.ScopeName,
            ["service_name"] = record => record.ServiceName,
            ["severity_text"] = record => record.Severity,
            ["source"] = _ => Source,
        };

    public static int NumberOf(string severity) =>
        (Array.FindIndex(Severities, known => known.Equals(severity, StringComparison.OrdinalIgnoreCase)) * 4) + 1;

    public JsonObject ToJson() => new JsonObject
    {
        ["timestamp"] = Wire.Time(At),
        ["message"] = Message,
        ["source"] = Source,
        ["entity_id"] = EntityId,
        ["service_name"] = ServiceName,
        ["scope_name"] = ScopeName,
        ["severity_number"] = SeverityNumber,
        ["severity_text"] = Severity,
        ["attributes"] = Attributes.DeepClone(),
    }
    .AddIf("trace_id", TraceId)
    .AddIf("span_id", TraceId?[..16]);
}
