using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(LogPage))]
[JsonSerializable(typeof(LogFieldList))]
[JsonSerializable(typeof(LogFieldValueList))]
[JsonSerializable(typeof(LogQuery))]
internal sealed partial class LogJson : JsonSerializerContext;

/// <summary>
/// A time range of a log: a duration up to its end, or the time between two points. Neon chooses omitted values.
/// </summary>
internal sealed record LogWindow
{
    public string? Since { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>A query of a log. Omitted filters match everything.</summary>
internal sealed record LogQuery
{
    public string? Since { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public int? Limit { get; init; }

    public string? Cursor { get; init; }

    public string? SortOrder { get; init; }

    public string? Source { get; init; }

    public string? ServiceName { get; init; }

    public string? ScopeName { get; init; }

    public string? MinimumSeverity { get; init; }

    public string? SeverityText { get; init; }

    public string? BodyContains { get; init; }

    public string? TraceId { get; init; }

    public string? Logql { get; init; }
}

internal sealed class LogPage
{
    [RequiredInResponse]
    public IReadOnlyList<LogRecord>? Logs { get; init; }

    [NeverLeftOut]
    public string? NextCursor { get; init; }

    [NeverLeftOut]
    public bool? IsTruncated { get; init; }
}

internal sealed class LogFieldList
{
    [RequiredInResponse]
    public IReadOnlyList<string>? Fields { get; init; }
}

internal sealed class LogFieldValueList
{
    [RequiredInResponse]
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Whether there are more values than requested.</summary>
    [NeverLeftOut]
    public bool? IsTruncated { get; init; }
}
