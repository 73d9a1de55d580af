using Neon.Tests.Support;

namespace Neon.Tests.Reports;

/// <summary>Reports that are not read but created, for tests of the page.</summary>
internal static class ReportSample
{
    public const string ProjectId = "quiet-forest-12345678";
    private static readonly DateTimeOffset Now = StillClock.Now;

    /// <summary>A time so many days ago.</summary>
    public static DateTimeOffset Ago(double days) => Now.AddDays(-days);

    /// <summary>A report of one organization with these projects.</summary>
    public static ReportData Of(params ReportProject[] projects) => new()
    {
        MadeAt = Now,
        TimeZone = TimeZoneInfo.Utc,
        Host = "console.neon.tech",
        Account = "ada@example.com",
        Scope = ReportScope.Organizations,
        Organizations = [new ReportOrganization { OrganizationId = "org-cool-meadow-12345678", Name = "Acme", Plan = "launch_v3", Keys = [], Consumption = [] }],
        Projects = projects,
    };

    /// <summary>A project without anything to warn of.</summary>
    public static ReportProject NewProject(string name = "app", string id = ProjectId, params Branch[] branches) => new(new Project
    {
        ProjectId = id,
        Name = name,
        OrganizationId = "org-cool-meadow-12345678",
        RegionId = "aws-us-east-1",
        PgVersion = 17,
        SyntheticStorageSize = 3L << 30,
        HistoryRetentionSeconds = 604_800,
        CreatedAt = Ago(75),
        ComputeLastActiveAt = Ago(0.1),
        Settings = new ProjectSettings { AllowedIps = new AllowedIps { Ips = ["192.0.2.0/24"], ProtectedBranchesOnly = false } },
    })
    {
        Branches = branches.Length > 0 ? branches : [NewBranch("main", isDefault: true, isProtected: true, age: 75)],
        Endpoints = [],
        Snapshots = [],
    };

    /// <summary>A branch.</summary>
    public static Branch NewBranch(
        string name, string? parent = null, bool isDefault = false, bool isProtected = false, double age = 2, DateTimeOffset? expires = null, string state = "ready") => new()
        {
            BranchId = $"br-{name}",
            ProjectId = ProjectId,
            Name = name,
            ParentId = parent is null ? null : $"br-{parent}",
            Default = isDefault,
            Protected = isProtected,
            CurrentState = state,
            LogicalSize = 256L << 20,
            CreatedAt = Ago(age),
            ExpiresAt = expires,
        };

    /// <summary>A compute of the branch main.</summary>
    public static Endpoint NewCompute(string id, long suspend = 300, string type = "read_write", string state = "active", string branch = "main") => new()
    {
        EndpointId = id,
        ProjectId = ProjectId,
        BranchId = $"br-{branch}",
        Type = type,
        CurrentState = state,
        MinCu = 0.25,
        MaxCu = 2,
        SuspendTimeoutSeconds = suspend,
        LastActive = Ago(0.4),
    };

    /// <summary>The consumption of a day.</summary>
    public static ProjectConsumption NewConsumption(int day, decimal compute, string projectId = ProjectId, decimal storage = 0)
    {
        var from = new DateTimeOffset(Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - ReportData.Days + day);
        return new ProjectConsumption { From = from, To = from.AddDays(1), ProjectId = projectId, ComputeUnitSeconds = compute, RootBranchBytesMonth = storage };
    }

    /// <summary>A report with something in every section.</summary>
    public static ReportData Full()
    {
        var app = NewProject(
            branches:
            [
                NewBranch("main", isDefault: true, age: 75),
                NewBranch("staging", "main", isProtected: true, age: 60),
                NewBranch("dev", "main", age: 45),
                NewBranch("feature", "dev", age: 3),
                NewBranch("pr-57", "main", expires: Ago(-5)),
                NewBranch("old", "main", age: 40, state: "archived"),
            ]) with
        {
            Endpoints = [NewCompute("ep-bold-sun-a1b2c3d4", suspend: -1), NewCompute("ep-idle-moon-a1b2c3d4", state: "idle", branch: "dev"), NewCompute("ep-far-star-a1b2c3d4", suspend: 0, type: "read_only")],
            Snapshots =
            [
                new Snapshot { SnapshotId = "snap-2", Name = "before-migration", SourceBranchId = "br-main", Manual = true, FullSize = 128L << 20, CreatedAt = Ago(6), ExpiresAt = Ago(-20) },
                new Snapshot { SnapshotId = "snap-1", Name = "kept", SourceBranchId = "br-gone", Manual = false, CreatedAt = Ago(20) },
            ],
        };
        var open = NewProject("web", "soft-river-87654321");
        open = open with { Project = new Project { ProjectId = "soft-river-87654321", Name = "web", OrganizationId = "org-cool-meadow-12345678", Settings = new ProjectSettings() } };
        var report = Of(app, open);
        return report with
        {
            Organizations =
            [
                report.Organizations[0] with
                {
                    Keys = [new ApiKey { ApiKeyId = 12, Name = "old-laptop", OrganizationId = "org-cool-meadow-12345678", CreatedAt = Ago(100) }],
                    Consumption = [.. Enumerable.Range(0, ReportData.Days).Select(day => NewConsumption(day, 900 * (1 + (day % 5)), storage: 1L << 26)), NewConsumption(3, 1234.5m, "soft-river-87654321")],
                },
            ],
        };
    }
}
