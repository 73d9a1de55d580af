using Neon.Tests.Support;

namespace Neon.Tests.Views;

/// <summary>The most common output, as it may look in the account of a small shop.</summary>
internal static class Screens
{
    private const string Shop = "quiet-forest-12345678";
    private const string Blog = "calm-lake-87654321";
    private const string Main = "br-morning-mountain-a1b2c3d4";
    private const string Staging = "br-flat-night-e5f6g7h8";
    private const string Preview = "br-wandering-butterfly-i9j0k1l2";
    private static readonly DateTimeOffset Now = StillClock.Now;

    private static readonly Branch[] Branches =
    [
        new() { ProjectId = Shop, BranchId = Main, Name = "main", CurrentState = "ready", Default = true, Protected = true, LogicalSize = 13_743_895_347, CreatedAt = Ago(days: 420) },
        new() { ProjectId = Shop, BranchId = Staging, ParentId = Main, Name = "staging", CurrentState = "ready", Protected = true, LogicalSize = 13_421_772_800, CreatedAt = Ago(days: 96) },
        new() { ProjectId = Shop, BranchId = Preview, ParentId = Staging, Name = "preview/pr-1234-checkout-with-one-click", CurrentState = "ready", LogicalSize = 13_421_772_800, CreatedAt = Ago(hours: 30), ExpiresAt = Now.AddHours(18.5) },
        new() { ProjectId = Shop, BranchId = "br-cold-rain-m3n4o5p6", ParentId = Staging, Name = "preview/pr-1240", CurrentState = "init", PendingState = "ready", CreatedAt = Now.AddSeconds(-12), ExpiresAt = Now.AddDays(7) },
        new() { ProjectId = Shop, BranchId = "br-old-leaf-q7r8s9t0", ParentId = Main, Name = "analytics", CurrentState = "archived", LogicalSize = 9_126_805_504, CreatedAt = Ago(days: 210) },
        new() { ProjectId = Shop, BranchId = "br-lost-hill-u1v2w3x4", ParentId = "br-gone-river-y5z6a7b8", Name = "import-test", CurrentState = "ready", LogicalSize = 48_234_496, CreatedAt = Ago(days: 12) },
        new() { ProjectId = Blog, BranchId = "br-small-sun-c9d0e1f2", Name = "main", CurrentState = "ready", Default = true, LogicalSize = 32_243_712, CreatedAt = Ago(days: 33) },
    ];

    private static readonly Endpoint[] Endpoints =
    [
        new() { ProjectId = Shop, BranchId = Main, EndpointId = "ep-bold-sun-a1b2c3d4", Type = "read_write", CurrentState = "active", MinCu = 1, MaxCu = 8, LastActive = Now },
        new() { ProjectId = Shop, BranchId = Main, EndpointId = "ep-dry-hat-b2c3d4e5", Type = "read_only", CurrentState = "idle", MinCu = 0.25, MaxCu = 2, LastActive = Ago(hours: 4) },
        new() { ProjectId = Shop, BranchId = Staging, EndpointId = "ep-wandering-butterfly-c3d4e5f6", Type = "read_write", CurrentState = "idle", MinCu = 0.25, MaxCu = 2, LastActive = Ago(days: 3) },
        new() { ProjectId = Shop, BranchId = Preview, EndpointId = "ep-red-fox-d4e5f6g7", Type = "read_write", CurrentState = "idle", PendingState = "active", MinCu = 0.25, MaxCu = 0.25, LastActive = Ago(hours: 20) },
        new() { ProjectId = Blog, BranchId = "br-small-sun-c9d0e1f2", EndpointId = "ep-slow-dew-e5f6g7h8", Type = "read_write", CurrentState = "idle", MinCu = 0.25, MaxCu = 1, LastActive = Ago(days: 20) },
    ];

    public static IReadOnlyDictionary<string, object[]> All { get; } = new Dictionary<string, object[]>
    {
        ["projects"] =
        [
            new Project { Name = "shop", ProjectId = Shop, RegionId = "aws-eu-central-1", PgVersion = 17, SyntheticStorageSize = 51_539_607_552, CreatedAt = Ago(days: 420) },
            new Project { Name = "blog of the workshop in Lisbon", ProjectId = Blog, RegionId = "azure-gwc", PgVersion = 16, SyntheticStorageSize = 48_234_496, CreatedAt = Ago(days: 33) },
            new Project { Name = "scratch", ProjectId = "wandering-butterfly-11223344", RegionId = "aws-ap-southeast-2", PgVersion = 18, SyntheticStorageSize = 0, CreatedAt = Ago(hours: 2) },
        ],
        ["branches"] = [.. Branches],
        ["tree"] = [.. Branches.GroupBy(branch => branch.ProjectId).SelectMany(project => BranchTree.Of([.. project], Endpoints, null))],
        ["endpoints"] = [.. Endpoints],
        ["operations"] =
        [
            new Operation { ProjectId = Shop, BranchId = Preview, Action = "create_branch", Status = "finished", TotalDurationMs = 312, CreatedAt = Ago(hours: 30) },
            new Operation { ProjectId = Shop, BranchId = Preview, EndpointId = "ep-red-fox-d4e5f6g7", Action = "start_compute", Status = "running", CreatedAt = Now.AddSeconds(-3) },
            new Operation { ProjectId = Shop, BranchId = Main, EndpointId = "ep-bold-sun-a1b2c3d4", Action = "sync_dbs_and_roles_from_compute", Status = "failed", FailuresCount = 3, CreatedAt = Now.AddMinutes(-4) },
            new Operation { ProjectId = Shop, Action = "tenant_detach", Status = "skipped", TotalDurationMs = 125_400, CreatedAt = Ago(days: 2) },
            new Operation { ProjectId = Blog, BranchId = "br-small-sun-c9d0e1f2", Action = "apply_config", Status = "error", TotalDurationMs = 60_000, FailuresCount = 12, CreatedAt = Ago(days: 20) },
        ],
        ["databases"] =
        [
            new Database { ProjectId = Shop, BranchId = Main, DatabaseName = "orders", OwnerName = "neondb_owner", CreatedAt = Ago(days: 420) },
            new Database { ProjectId = Shop, BranchId = Main, DatabaseName = "a_database_with_a_name_as_long_as_people_dare", OwnerName = "analytics_of_the_third_quarter", CreatedAt = Ago(hours: 5) },
            new Database { ProjectId = Shop, BranchId = Staging, DatabaseName = "orders", OwnerName = "neondb_owner", CreatedAt = Ago(days: 96) },
        ],
        ["roles"] =
        [
            new Role { ProjectId = Shop, BranchId = Main, RoleName = "neondb_owner", AuthenticationMethod = "password", Protected = false, CreatedAt = Ago(days: 420) },
            new Role { ProjectId = Shop, BranchId = Main, RoleName = "authenticator", AuthenticationMethod = "no_login", Protected = true, CreatedAt = Ago(days: 96) },
        ],
        ["snapshots"] =
        [
            new Snapshot { SnapshotId = "snap-wandering-butterfly-a1b2c3d4", Name = "before-migration", Manual = true, FullSize = 13_743_895_347, CreatedAt = Ago(days: 5) }.WithProject(Shop),
            new Snapshot { SnapshotId = "snap-cold-rain-b2c3d4e5", Name = "daily", Manual = false, FullSize = 13_690_208_256, CreatedAt = Ago(hours: 9), ExpiresAt = Now.AddDays(7) }.WithProject(Shop),
            new Snapshot { SnapshotId = "snap-old-leaf-c3d4e5f6", Name = "daily", Manual = false, FullSize = 13_421_772_800, CreatedAt = Ago(days: 7), ExpiresAt = Now.AddHours(2) }.WithProject(Shop),
        ],
        ["diff"] =
        [
            Comparison("orders", Staging, """
                --- a/orders
                +++ b/orders
                @@ -12,7 +12,8 @@
                 CREATE TABLE public.orders (
                     id bigint NOT NULL,
                -    placed timestamp without time zone,
                +    placed_at timestamp with time zone DEFAULT now() NOT NULL,
                +    note character varying(2000) DEFAULT 'a text that is long enough to go beyond the edge of a console of a hundred columns'::character varying,
                     total numeric(12,2)
                 );
                --- Name: legacy_orders; Type: TABLE; Schema: public
                """),
            Comparison("analytics", Staging, string.Empty),
            Comparison("audit", null, "@@ -0,0 +1,1 @@\n+CREATE TABLE public.events (id bigint);\n"),
        ],
        ["consumption"] = [.. Consumption(Shop, 187_200, 201_600, 93_000, 14_400, 0, 224_100, 216_000), .. Consumption(Blog, 900, 0, 12_600)],
        ["consumption bars"] = [.. Bars(Consumption(Shop, 187_200, 201_600, 93_000, 14_400, 0, 224_100, 216_000)), .. Bars(Consumption(Blog, 900, 0, 12_600))],
    };

    /// <summary>The lists that Format-List shows.</summary>
    public static IReadOnlyDictionary<string, object[]> Lists { get; } = new Dictionary<string, object[]>
    {
        ["branch"] = [FullObject.Of(typeof(Branch))],
        ["project"] = [FullObject.Of(typeof(Project))],
        ["operation"] = [FullObject.Of(typeof(Operation))],
        ["endpoint"] = [FullObject.Of(typeof(Endpoint))],
        ["snapshot"] = [FullObject.Of(typeof(Snapshot))],
    };

    private static DateTimeOffset Ago(int days = 0, int hours = 0) => Now.AddDays(-days).AddHours(-hours).AddMinutes(-10);

    private static BranchSchemaComparison Comparison(string database, string? baseBranch, string diff) => new()
    {
        ProjectId = Shop,
        BranchId = Preview,
        BaseBranchId = baseBranch,
        DatabaseName = database,
        Diff = diff,
    };

    private static IEnumerable<ProjectConsumption> Consumption(string projectId, params int[] computeUnitSeconds) => computeUnitSeconds.Select((seconds, day) =>
    {
        var record = new ProjectConsumption
        {
            From = Now.Date.AddDays(day - 10),
            Metrics =
            [
                new ConsumptionMetric { MetricName = "compute_unit_seconds", Value = seconds },
                new ConsumptionMetric { MetricName = "root_branch_bytes_month", Value = 443_351_462m + (day * 1_048_576m) },
                new ConsumptionMetric { MetricName = "public_network_transfer_bytes", Value = seconds * 4096m },
            ],
        };
        record.In(new ConsumptionPeriod { ProjectId = projectId, Granularity = "daily", PeriodPlan = "launch_v3" });
        return record;
    });

    private static IEnumerable<ConsumptionBar> Bars(IEnumerable<ProjectConsumption> records) =>
        records.Select(record => new ConsumptionBar(record, "compute_unit_seconds", record.ComputeUnitSeconds ?? 0, 224_100));
}
