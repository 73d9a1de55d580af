namespace Neon;

/// <summary>The content of a report: what was read, what could not be read, and when.</summary>
internal sealed record ReportData
{
    /// <summary>When it was read.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The time zone of the times on the page.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>The host that it was read from.</summary>
    public required string Host { get; init; }

    /// <summary>The account of the key, by email address, name or id; null if unknown.</summary>
    public string? Account { get; init; }

    /// <summary>What it is about.</summary>
    public required ReportScope Scope { get; init; }

    /// <summary>The organizations, in the order in which they were specified or listed.</summary>
    public IReadOnlyList<ReportOrganization> Organizations { get; init; } = [];

    /// <summary>The projects, in the order in which they were specified or listed.</summary>
    public IReadOnlyList<ReportProject> Projects { get; init; } = [];

    /// <summary>The keys of the user; null if they are not part of the report.</summary>
    public IReadOnlyList<ApiKey>? PersonalKeys { get; init; }

    /// <summary>Whether the time of the last use of keys could be read, so that its absence means something.</summary>
    public bool IsLastUseKnown { get; init; } = true;

    /// <summary>Everything that is missing.</summary>
    public IReadOnlyList<ReportGap> Gaps { get; init; } = [];

    /// <summary>The first of the days whose consumption is shown, in UTC.</summary>
    public DateTimeOffset FirstDay => new DateTimeOffset(MadeAt.UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - Days);

    /// <summary>The name of an organization or a project, or its id.</summary>
    public string NameOf(string? id) =>
        Projects.FirstOrDefault(project => project.Project.ProjectId == id)?.Project.ToString()
        ?? Organizations.FirstOrDefault(organization => organization.OrganizationId == id)?.ToString() ?? id ?? "the user";

    /// <summary>The number of days whose consumption is shown, including the current one.</summary>
    public const int Days = 30;
}

/// <summary>What a report is about.</summary>
internal enum ReportScope
{
    /// <summary>Every organization that the key has access to.</summary>
    Account,

    /// <summary>One or several organizations.</summary>
    Organizations,

    /// <summary>One or several projects.</summary>
    Projects,
}

/// <summary>An organization in a report.</summary>
internal sealed record ReportOrganization
{
    /// <summary>The id.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The name; null if it could not be read.</summary>
    public string? Name { get; init; }

    /// <summary>The plan; null if it could not be read.</summary>
    public string? Plan { get; init; }

    /// <summary>Its keys, or only those that are scoped to the projects of the report; null if they could not be read.</summary>
    public IReadOnlyList<ApiKey>? Keys { get; init; }

    /// <summary>The consumption of its projects by day; null if it could not be read.</summary>
    public IReadOnlyList<ProjectConsumption>? Consumption { get; init; }

    /// <summary>The name, or the id if there is none.</summary>
    /// <returns>The name or the id.</returns>
    public override string ToString() => Name ?? OrganizationId;
}

/// <summary>A project in a report. A list that could not be read is null.</summary>
internal sealed record ReportProject(Project Project)
{
    /// <summary>The branches.</summary>
    public IReadOnlyList<Branch>? Branches { get; init; }

    /// <summary>The computes.</summary>
    public IReadOnlyList<Endpoint>? Endpoints { get; init; }

    /// <summary>The snapshots, the newest first.</summary>
    public IReadOnlyList<Snapshot>? Snapshots { get; init; }

    /// <summary>The name of a branch, or its id if the branches could not be read or it no longer exists.</summary>
    public string? NameOf(string? branchId) => Branches?.FirstOrDefault(branch => branch.BranchId == branchId)?.Name ?? branchId;
}

/// <summary>Something that is missing in a report.</summary>
/// <param name="Part">What is missing.</param>
/// <param name="Failure">Why.</param>
/// <param name="Owner">The project or organization, by id or as it was specified.</param>
/// <param name="Target">The target of the error record.</param>
internal sealed record ReportGap(ReportPart Part, NeonApiException Failure, string? Owner, object? Target = null)
{
    /// <summary>Whether the plan of the organization or the key does not include this, which is not a failure.</summary>
    public bool IsExpected => Failure.IsNotAllowed && Part is ReportPart.Keys or ReportPart.Consumption or ReportPart.Snapshots;
}

/// <summary>A part of a report that can be missing.</summary>
internal enum ReportPart
{
    /// <summary>A whole project.</summary>
    Project,

    /// <summary>The projects of an organization.</summary>
    Projects,

    /// <summary>The branches of a project.</summary>
    Branches,

    /// <summary>The computes of a project.</summary>
    Computes,

    /// <summary>The snapshots of a project.</summary>
    Snapshots,

    /// <summary>The keys of an organization or of the user.</summary>
    Keys,

    /// <summary>The consumption of the projects of an organization.</summary>
    Consumption,
}
