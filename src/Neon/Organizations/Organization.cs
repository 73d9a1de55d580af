using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A Neon organization: the owner of projects, members and the bill.</summary>
[Listed("Name", "OrganizationId", "Plan", "ManagedBy", "CreatedAt", Keys = ["OrganizationId"], Headings = [nameof(Age)])]
[RowKey("OrganizationId", Details = ["Handle"])]
[ShownBy<OrganizationView>]
public sealed class Organization : NeonObject
{
    /// <summary>The id of the organization, such as <c>org-cool-meadow-12345678</c>.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? OrganizationId { get; set; }

    /// <summary>The name of the organization.</summary>
    public string? Name { get; set; }

    /// <summary>The short name in URLs.</summary>
    public string? Handle { get; set; }

    /// <summary>The plan of the organization.</summary>
    public string? Plan { get; set; }

    /// <summary>The manager of the organization: <c>console</c>, or the integration that created it.</summary>
    public string? ManagedBy { get; set; }

    /// <summary>Whether projects may be marked for HIPAA.</summary>
    public bool? AllowHipaaProjects { get; set; }

    /// <summary>Whether members need a second factor to sign in.</summary>
    public bool? RequireMfa { get; set; }

    /// <summary>When the organization was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the organization was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>How long ago it was created.</summary>
    internal TimeSpan? Age => Display.SinceNow(CreatedAt);

    internal override NamedId AsNamed => new(OrganizationId, Name);

    private protected override object?[] Keys => [OrganizationId];

    /// <summary>The name of the organization.</summary>
    /// <returns>The name, or the id if there is none.</returns>
    private protected override string AsText() => Name ?? OrganizationId ?? string.Empty;
}
