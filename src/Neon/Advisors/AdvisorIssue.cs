using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A risk in a database that Neon's advisor has found.</summary>
[Listed("Level", "Name", "DatabaseName", "Detail", Keys = ["ProjectId", "BranchId", "DatabaseName", "CacheKey"])]
[RowKey("CacheKey", In = "DatabaseName")]
[ShownBy<AdvisorIssueView>]
public sealed class AdvisorIssue : NeonObject, IDatabaseResource
{
    private IReadOnlyDictionary<string, object?>? _metadata;

    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that was checked.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The database that was checked; empty if none was specified.</summary>
    [JsonIgnore]
    public string? DatabaseName { get; set; }

    /// <summary>The kind of issue, such as <c>rls_disabled_in_public</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The kind of issue as text.</summary>
    public string? Title { get; set; }

    /// <summary>The severity: <c>ERROR</c>, <c>WARN</c> or <c>INFO</c>.</summary>
    public string? Level { get; set; }

    /// <summary>Who is affected: <c>EXTERNAL</c> for anyone who can reach the API, or <c>INTERNAL</c>.</summary>
    public string? Facing { get; set; }

    /// <summary>The categories: <c>SECURITY</c>, <c>PERFORMANCE</c>.</summary>
    public IReadOnlyList<string>? Categories { get; init => field = NeonList.Of(value); }

    /// <summary>What this kind of issue means.</summary>
    public string? Description { get; set; }

    /// <summary>A description of this finding.</summary>
    public string? Detail { get; set; }

    /// <summary>The URL of a page that explains how to fix it.</summary>
    public string? Remediation { get; set; }

    /// <summary>Details of the finding under Neon's names, such as a schema or a table.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> Metadata
    {
        get => _metadata ??= JsonValue.ToObject(MetadataJson) as IReadOnlyDictionary<string, object?> ?? JsonValue.ToMap([]);
        set => _metadata = value;
    }

    /// <summary>A key that identifies the same finding across requests.</summary>
    [RequiredInResponse]
    public string? CacheKey { get; set; }

    [JsonInclude]
    [JsonPropertyName("metadata")]
    internal JsonElement MetadataJson { get; set; }

    private protected override object?[] Keys => [ProjectId, BranchId, DatabaseName, CacheKey];

    /// <summary>The finding.</summary>
    /// <returns>The detail, or the title if there is no detail.</returns>
    private protected override string AsText() => Detail ?? Title ?? string.Empty;
}
