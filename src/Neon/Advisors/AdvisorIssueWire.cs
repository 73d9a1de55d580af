using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(AdvisorIssueList))]
internal sealed partial class AdvisorIssueJson : JsonSerializerContext;

/// <summary>The filters of a list of issues.</summary>
internal sealed class AdvisorIssueFilter
{
    public string? DatabaseName { get; init; }

    public string? Category { get; init; }

    public string? MinSeverity { get; init; }
}

internal sealed class AdvisorIssueList
{
    [RequiredInResponse]
    public IReadOnlyList<AdvisorIssue>? Issues { get; init; }
}
