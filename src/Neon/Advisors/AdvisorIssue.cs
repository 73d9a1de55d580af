using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>Something in a database that Neon's advisor takes for a risk.</summary>
[Listed("Level", "Name", "DatabaseName", "Detail", Keys = ["ProjectId", "BranchId", "DatabaseName", "CacheKey"])]
[RowKey("CacheKey", In = "DatabaseName")]
[ShownBy<AdvisorIssueView>]
public sealed class AdvisorIssue : NeonObject
{
    private IReadOnlyDictionary<string, object?>? _metadata;

    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that was looked at.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The database that was asked about; empty when none was named.</summary>
    [JsonIgnore]
    public string? DatabaseName { get; set; }

    /// <summary>The kind of issue, such as <c>rls_disabled_in_public</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The kind of issue in words.</summary>
    public string? Title { get; init; }

    /// <summary>How severe it is: <c>ERROR</c>, <c>WARN</c> or <c>INFO</c>.</summary>
    public string? Level { get; init; }

    /// <summary>Whom it affects: <c>EXTERNAL</c> for whoever reaches the API, or <c>INTERNAL</c>.</summary>
    public string? Facing { get; init; }

    /// <summary>What it is about: <c>SECURITY</c>, <c>PERFORMANCE</c>.</summary>
    public IReadOnlyList<string>? Categories { get; init => field = NeonList.Of(value); }

    /// <summary>What this kind of issue means.</summary>
    public string? Description { get; init; }

    /// <summary>What was found here.</summary>
    public string? Detail { get; init; }

    /// <summary>The address of the page that tells how to mend it.</summary>
    public string? Remediation { get; init; }

    /// <summary>More about what was found, under Neon's own names: a schema, a table and so on.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> Metadata
    {
        get => _metadata ??= JsonValue.ToObject(MetadataJson) as IReadOnlyDictionary<string, object?> ?? JsonValue.ToMap([]);
        set => _metadata = value;
    }

    /// <summary>A key that stays the same while the same thing is found.</summary>
    [RequiredInResponse]
    public string? CacheKey { get; init; }

    [JsonInclude]
    [JsonPropertyName("metadata")]
    internal JsonElement MetadataJson { get; init; }

    private protected override object?[] Keys => [ProjectId, BranchId, DatabaseName, CacheKey];

    /// <summary>What was found.</summary>
    /// <returns>The detail, or the title where there is none.</returns>
    private protected override string AsText() => Detail ?? Title ?? string.Empty;

    internal AdvisorIssue On(string projectId, string branchId, string? databaseName)
    {
        ProjectId = projectId;
        BranchId = branchId;
        DatabaseName = databaseName;
        return this;
    }
}
