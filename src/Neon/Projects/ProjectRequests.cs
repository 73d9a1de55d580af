using System.Text.Json;

namespace Neon;

/// <summary>What a list of projects is narrowed by, and how long Neon may take to read it.</summary>
internal sealed record ProjectFilter
{
    public string? OrganizationId { get; init; }

    public string? Search { get; init; }

    public bool Deleted { get; init; }

    public int? TimeoutMs { get; init; }
}

internal sealed class ProjectCreateBody
{
    public required ProjectCreate Project { get; init; }
}

internal sealed class ProjectCreate
{
    public string? Name { get; init; }

    public string? OrgId { get; init; }

    public string? RegionId { get; init; }

    public int? PgVersion { get; init; }

    public string? Provisioner { get; init; }

    public ProjectBranchCreate? Branch { get; init; }

    public ProjectSettings? Settings { get; init; }

    public DefaultEndpointSettings? DefaultEndpointSettings { get; init; }

    public int? HistoryRetentionSeconds { get; init; }

    public bool? StorePasswords { get; init; }

    /// <summary>Whether a project looks as if it had been asked for like this.</summary>
    public bool IsIn(Project project) =>
        project.Name == Name
        && (RegionId is null || project.RegionId == RegionId)
        && (PgVersion is null || project.PgVersion == PgVersion);
}

internal sealed class ProjectBranchCreate
{
    public string? Name { get; init; }

    public string? DatabaseName { get; init; }

    public string? RoleName { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}

internal sealed class ProjectUpdateBody
{
    public required ProjectUpdate Project { get; init; }
}

internal sealed class ProjectUpdate
{
    public string? Name { get; init; }

    public ProjectSettings? Settings { get; init; }

    public DefaultEndpointSettings? DefaultEndpointSettings { get; init; }

    public int? HistoryRetentionSeconds { get; init; }

    /// <summary>Whether a project looks as this update would leave it.</summary>
    public bool IsIn(Project project) => Holds(
        JsonSerializer.SerializeToElement(project, ProjectJson.Default.Project),
        JsonSerializer.SerializeToElement(this, ProjectJson.Default.ProjectUpdate));

    /// <summary>Whether all that was sent is there; what the service added beside it does not matter.</summary>
    private static bool Holds(JsonElement present, JsonElement sent)
    {
        if (present.ValueKind != sent.ValueKind)
        {
            return false;
        }

        // The service may list addresses or libraries in an order of its own.
        return sent.ValueKind switch
        {
            JsonValueKind.Object => sent.EnumerateObject().All(member =>
                present.TryGetProperty(member.Name, out var value) && Holds(value, member.Value)),
            JsonValueKind.Array => Multiset.AreSame(sent.EnumerateArray(), present.EnumerateArray(), (item, there) => Holds(there, item)),
            JsonValueKind.String => present.GetString() == sent.GetString(),
            JsonValueKind.Number => present.GetDouble().Equals(sent.GetDouble()),
            _ => true,
        };
    }
}

internal sealed class ProjectMove
{
    public required string DestinationOrgId { get; init; }

    public required IReadOnlyList<string> ProjectIds { get; init; }
}
