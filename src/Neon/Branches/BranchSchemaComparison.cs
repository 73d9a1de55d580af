using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The schema differences of a database between two branches or two points in time.</summary>
[Listed("DatabaseName", "BranchId", "BaseBranchId", "Identical", "Diff")]
[RowKey("BaseBranchId", In = "DatabaseName")]
[ShownBy<BranchSchemaComparisonView>]
public sealed class BranchSchemaComparison : NeonObject, IDatabaseResource
{
    /// <summary>The project of the branches.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that was compared.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The branch that it was compared with; empty if it was compared with its parent.</summary>
    [JsonIgnore]
    public string? BaseBranchId { get; set; }

    /// <summary>The database that was compared.</summary>
    [JsonIgnore]
    public string? DatabaseName { get; set; }

    /// <summary>The differences as a unified diff; an empty string if the schemas are the same.</summary>
    public string? Diff { get; set; }

    /// <summary>Whether the schemas are the same; empty if Neon's response does not contain the differences.</summary>
    [JsonIgnore]
    public bool? Identical => Diff is null ? null : string.IsNullOrWhiteSpace(Diff);

    /// <summary>The differences.</summary>
    /// <returns>The unified diff; empty when the schemas are the same.</returns>
    public override string ToString() => Display.Paragraph(Diff);
}
