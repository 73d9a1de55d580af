using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(ProjectEnvelope))]
[JsonSerializable(typeof(ProjectPage))]
[JsonSerializable(typeof(ProjectCreateBody))]
[JsonSerializable(typeof(ProjectUpdateBody))]
[JsonSerializable(typeof(ProjectMove))]
internal sealed partial class ProjectJson : JsonSerializerContext;

/// <summary>The filters of a list of projects, and how long Neon may take to read it.</summary>
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
}

internal sealed class ProjectMove
{
    public required string DestinationOrgId { get; init; }

    public required IReadOnlyList<string> ProjectIds { get; init; }
}

/// <summary>Responses with one project and the additional data of a change.</summary>
internal sealed class ProjectEnvelope
{
    [RequiredInResponse]
    public Project? Project { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public Branch? Branch { get; init; }

    public IReadOnlyList<Branch>? Branches { get; init; }

    public IReadOnlyList<Endpoint>? Endpoints { get; init; }

    public IReadOnlyList<Database>? Databases { get; init; }

    public IReadOnlyList<Role>? Roles { get; init; }

    public IReadOnlyList<ConnectionDetails>? ConnectionUris { get; init; }

    public Project ToProject(string? projectId)
    {
        var project = Project ?? new Project { ProjectId = projectId };
        project.Operations = Operations ?? [];
        project.DefaultBranch = Branch ?? Branches?.FirstOrDefault(branch => branch.Default == true);
        project.Branches = Branches;
        project.Endpoints = Endpoints;
        project.ConnectionUris = ConnectionUris;
        if (project.ProjectId is { } id)
        {
            project.Databases = Databases?.Select(database => database.WithProject(id)).ToArray();
            project.Roles = Roles?.Select(role => role.WithProject(id)).ToArray();
        }

        return project;
    }
}

internal sealed class ProjectPage
{
    [RequiredInResponse]
    public IReadOnlyList<Project>? Projects { get; init; }

    [NeverLeftOut]
    public IReadOnlyList<string>? UnavailableProjectIds { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Applications { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Integrations { get; init; }

    [NeverLeftOut]
    public CursorPage? Pagination { get; init; }

    /// <summary>
    /// The projects, and those that could not be read. Both count as items: a page with nothing but unreadable projects is not
    /// the end of the list. The unreadable ones come first, so that they are reported before anyone uses the page.
    /// </summary>
    public IReadOnlyList<ProjectListing> Listings()
    {
        foreach (var project in Projects ?? [])
        {
            project.Applications = Of(Applications, project);
            project.Integrations = Of(Integrations, project);
        }

        return
        [
            .. (UnavailableProjectIds ?? []).Select(id => new ProjectListing(null, id)),
            .. (Projects ?? []).Select(project => new ProjectListing(project, null)),
        ];
    }

    private static IReadOnlyList<string>? Of(IReadOnlyDictionary<string, IReadOnlyList<string>>? map, Project project) =>
        map is null ? null : project.ProjectId is { } id && map.TryGetValue(id, out var values) ? values ?? [] : [];
}

/// <summary>An item of a list of projects: a project, or the id of one that Neon could not read in time.</summary>
internal readonly record struct ProjectListing(Project? Project, string? UnavailableId);
