using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A project with all its resources, active or deleted.</summary>
internal sealed class ProjectState
{
    private const ulong FirstLsn = 0x1E88838;

    private ulong _lsn = FirstLsn;

    public required string Id { get; init; }

    public required OrganizationState Organization { get; set; }

    public required string OwnerId { get; init; }

    public required string Name { get; set; }

    public required Region Region { get; init; }

    public required long PgVersion { get; init; }

    public required string Provisioner { get; init; }

    public required bool StoresPasswords { get; init; }

    public required long HistoryRetentionSeconds { get; set; }

    public required JsonObject Settings { get; set; }

    public required JsonObject DefaultEndpointSettings { get; set; }

    public required string CreationSource { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public string DefaultBranchId { get; set; } = string.Empty;

    public DateTimeOffset? DeletedAt { get; set; }

    public Dictionary<string, BranchState> Branches { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, EndpointState> Endpoints { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SnapshotState> Snapshots { get; } = new(StringComparer.Ordinal);

    public List<OperationState> Operations { get; } = [];

    /// <summary>The permissions by id, including revoked ones.</summary>
    public Dictionary<string, ProjectPermissionState> Permissions { get; } = new(StringComparer.Ordinal);

    /// <summary>The project roles of members, by member id.</summary>
    public Dictionary<string, string> MemberRoles { get; } = new(StringComparer.Ordinal);

    /// <summary>When each transfer request expires, by its id.</summary>
    public Dictionary<string, DateTimeOffset> TransferRequests { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JwksState> Jwks { get; } = new(StringComparer.Ordinal);

    /// <summary>The labels of the VPC endpoints that the project is restricted to, by id.</summary>
    public Dictionary<string, string> VpcEndpoints { get; } = new(StringComparer.Ordinal);

    /// <summary>The snapshots that existed, including deleted ones: when, and with how many bytes.</summary>
    public Dictionary<string, (DateTimeOffset CreatedAt, DateTimeOffset? DeletedAt, long Size)> MeteredSnapshots { get; } = new(StringComparer.Ordinal);

    public IEnumerable<BranchState> LiveBranches => Branches.Values.Where(branch => branch.DeletedAt is null);

    public IEnumerable<EndpointState> LiveEndpoints => Endpoints.Values.Where(IsLive);

    /// <summary>The stored bytes: root branches with all their data, other branches with the data that they do not share with their parent.</summary>
    private long StorageSize => LiveBranches.Sum(branch => Math.Abs(branch.Content.LogicalSize - (branch.ParentPoint?.Content.LogicalSize ?? 0)));

    public bool IsRecoverable(DateTimeOffset now) => now < DeletedAt + BranchState.RecoveryWindow;

    public bool IsLocked(DateTimeOffset now) => Operations.Exists(operation => operation.IsUnfinished(now));

    public bool IsLive(EndpointState endpoint) =>
        !endpoint.IsDeleted && Branches[endpoint.BranchId].DeletedAt is null;

    public IEnumerable<EndpointState> EndpointsOf(string branchId) =>
        LiveEndpoints.Where(endpoint => endpoint.BranchId == branchId);

    public EndpointState? ReadWriteEndpointOf(string branchId) =>
        EndpointsOf(branchId).FirstOrDefault(endpoint => endpoint.Type == EndpointState.ReadWrite);

    public IEnumerable<BranchState> ChildrenOf(string branchId) =>
        LiveBranches.Where(branch => branch.ParentId == branchId);

    /// <summary>Records what is billed from now on, after a change.</summary>
    public void ReadMeters(DateTimeOffset now)
    {
        ILookup<string, double> computes = LiveEndpoints.ToLookup(endpoint => endpoint.BranchId, endpoint => endpoint.MaxCu);
        foreach (BranchState branch in Branches.Values)
        {
            // A branch can expire between two changes.
            DateTimeOffset at = branch.DeletedAt is { } deleted && deleted < now ? deleted : now;
            branch.Meter.Read(at, new MeterReading(branch.DeletedAt is null, branch.ParentId is null, computes[branch.Id].Sum(), branch.Content.LogicalSize));
        }

        ReadSnapshotMeters(now);
    }

    /// <summary>Records which snapshots are billed from now on.</summary>
    public void ReadSnapshotMeters(DateTimeOffset now)
    {
        foreach (SnapshotState snapshot in Snapshots.Values)
        {
            MeteredSnapshots.TryAdd(snapshot.Id, (snapshot.CreatedAt, null, snapshot.Point.Content.LogicalSize));
        }

        foreach ((string id, (DateTimeOffset createdAt, DateTimeOffset? deletedAt, long size)) in MeteredSnapshots.Where(snapshot => !Snapshots.ContainsKey(snapshot.Key)).ToList())
        {
            MeteredSnapshots[id] = (createdAt, deletedAt ?? now, size);
        }
    }

    /// <summary>The next position in the write-ahead log; every change of content advances it.</summary>
    public Lsn NextLsn() => new(_lsn += 0x28);

    /// <summary>Replaces the content of a branch.</summary>
    public void Write(BranchState branch, DateTimeOffset now, BranchContent content)
    {
        branch.Write(new HistoryPoint(now, NextLsn(), content));
        branch.UpdatedAt = now;
    }

    public JsonObject BranchToJson(BranchState branch, DateTimeOffset now) =>
        branch.ToJson(now, branch.Id == DefaultBranchId);

    public JsonObject ToJson(DateTimeOffset now)
    {
        JsonObject json = Common();
        json["data_storage_bytes_hour"] = 0;
        json["data_transfer_bytes"] = 0;
        json["written_data_bytes"] = 0;
        json["compute_time_seconds"] = 0;
        json["active_time_seconds"] = 0;
        DateTimeOffset period = new(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        json["consumption_period_start"] = Wire.Time(period);
        json["consumption_period_end"] = Wire.Time(period.AddMonths(1));
        json["owner"] = new JsonObject
        {
            ["email"] = Organization.Email,
            ["name"] = Organization.Name,
            ["branches_limit"] = Organization.Terms.Branches,
            ["subscription_type"] = Organization.Plan,
        };
        return json.AddIf("compute_last_active_at", LastActive(now));
    }

    public JsonObject ToListItem(DateTimeOffset now)
    {
        JsonObject json = Common();
        json["active_time"] = 0;
        json["org_name"] = Organization.Name;
        return json
            .AddIf("compute_last_active_at", LastActive(now))
            .AddIf("deleted_at", DeletedAt)
            .AddIf("recoverable_until", DeletedAt + BranchState.RecoveryWindow);
    }

    private DateTimeOffset? LastActive(DateTimeOffset now) =>
        Endpoints.Values.Max(endpoint => endpoint.States.LastIn(EndpointState.Active, now));

    private JsonObject Common() => new()
    {
        ["id"] = Id,
        ["platform_id"] = Region.Platform,
        ["region_id"] = Region.Id,
        ["name"] = Name,
        ["provisioner"] = Provisioner,
        ["default_endpoint_settings"] = DefaultEndpointSettings.DeepClone(),
        ["settings"] = Settings.DeepClone(),
        ["pg_version"] = PgVersion,
        ["proxy_host"] = Region.ProxyHost,
        ["branch_logical_size_limit"] = 204800,
        ["branch_logical_size_limit_bytes"] = 214748364800,
        ["store_passwords"] = StoresPasswords,
        ["cpu_used_sec"] = 0,
        ["creation_source"] = CreationSource,
        ["history_retention_seconds"] = HistoryRetentionSeconds,
        ["created_at"] = Wire.Time(CreatedAt),
        ["updated_at"] = Wire.Time(UpdatedAt),
        ["synthetic_storage_size"] = StorageSize,
        ["owner_id"] = OwnerId,
        ["org_id"] = Organization.Id,
    };
}
