using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// A Neon project, which contains branches, computes and settings. A project read by id has usage figures and its owner;
/// a project from a list has the organization's name and the time of deletion instead.
/// </summary>
[Listed("Name", "ProjectId", "RegionId", "PgVersion", "SyntheticStorageSize", "CreatedAt", "OrganizationId", Keys = ["ProjectId"], Headings = [nameof(Pg), nameof(Size), nameof(Age)])]
[RowKey("ProjectId", In = "OrganizationId", Details = ["RegionId", "PlatformId", "OwnerId"])]
[ShownBy<ProjectView>]
public sealed class Project : NeonObject, IHasOperations, IRefreshable
{
    /// <summary>The id of the project, such as <c>quiet-forest-12345678</c>.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? ProjectId { get; set; }

    /// <summary>The name of the project.</summary>
    public string? Name { get; set; }

    /// <summary>The organization that the project belongs to; empty for a project of a user.</summary>
    [JsonPropertyName("org_id")]
    public string? OrganizationId { get; set; }

    /// <summary>The name of the organization; only in lists.</summary>
    [JsonPropertyName("org_name")]
    public string? OrganizationName { get; set; }

    /// <summary>The region of the project, such as <c>aws-us-east-2</c>; it never changes.</summary>
    public string? RegionId { get; set; }

    /// <summary>The cloud of the project, such as <c>aws</c>.</summary>
    public string? PlatformId { get; set; }

    /// <summary>The major version of Postgres; it never changes.</summary>
    public int? PgVersion { get; set; }

    /// <summary>The platform that computes run on, such as <c>k8s-neonvm</c>.</summary>
    public string? Provisioner { get; set; }

    /// <summary>The domain of the host names of the project's computes.</summary>
    public string? ProxyHost { get; set; }

    /// <summary>The settings of the project.</summary>
    public ProjectSettings? Settings { get; set; }

    /// <summary>The initial settings of the project's new computes.</summary>
    public DefaultEndpointSettings? DefaultEndpointSettings { get; set; }

    /// <summary>How many seconds of history are kept, for restoring branches and creating branches from the past.</summary>
    public int? HistoryRetentionSeconds { get; set; }

    /// <summary>Whether Neon stores the passwords of the roles.</summary>
    public bool? StorePasswords { get; set; }

    /// <summary>The storage that the project uses, in bytes: its data and the history kept.</summary>
    public long? SyntheticStorageSize { get; set; }

    /// <summary>The maximum size of a branch, in mebibytes.</summary>
    public long? BranchLogicalSizeLimit { get; set; }

    /// <summary>The maximum size of a branch, in bytes.</summary>
    public long? BranchLogicalSizeLimitBytes { get; set; }

    /// <summary>Seconds that the project's computes were active in this billing period; only in lists.</summary>
    public long? ActiveTime { get; set; }

    /// <summary>Seconds that the project's computes were active in this billing period; not in lists.</summary>
    public long? ActiveTimeSeconds { get; set; }

    /// <summary>CPU seconds used by the project's computes in this billing period; not in lists.</summary>
    public long? ComputeTimeSeconds { get; set; }

    /// <summary>Bytes written to the project in this billing period; not in lists.</summary>
    public long? WrittenDataBytes { get; set; }

    /// <summary>Bytes sent from the project in this billing period; not in lists.</summary>
    public long? DataTransferBytes { get; set; }

    /// <summary>Storage used in this billing period, in byte-hours; not in lists.</summary>
    public long? DataStorageBytesHour { get; set; }

    /// <summary>The former name of <see cref="ComputeTimeSeconds"/>; deprecated by Neon.</summary>
    public long? CpuUsedSec { get; set; }

    /// <summary>When the current billing period began; not in lists.</summary>
    public DateTimeOffset? ConsumptionPeriodStart { get; set; }

    /// <summary>When the current billing period ends; not in lists.</summary>
    public DateTimeOffset? ConsumptionPeriodEnd { get; set; }

    /// <summary>The former name of <see cref="ConsumptionPeriodEnd"/>; deprecated by Neon.</summary>
    public DateTimeOffset? QuotaResetAt { get; set; }

    /// <summary>When a compute of the project was last active; empty if that was long ago.</summary>
    public DateTimeOffset? ComputeLastActiveAt { get; set; }

    /// <summary>When an update that restarts the computes is scheduled; not in lists.</summary>
    public DateTimeOffset? MaintenanceScheduledFor { get; set; }

    /// <summary>When the maintenance, during which the project cannot be changed, starts or started.</summary>
    public DateTimeOffset? MaintenanceStartsAt { get; set; }

    /// <summary>When the project was marked for HIPAA; empty if it is not.</summary>
    public DateTimeOffset? HipaaEnabledAt { get; set; }

    /// <summary>The id of the owner: a user or an organization.</summary>
    public string? OwnerId { get; set; }

    /// <summary>The owner; not in lists.</summary>
    public ProjectOwner? Owner { get; set; }

    /// <summary>The permission of the key's account in the project: <c>VIEWER</c>, <c>EDITOR</c> or <c>ADMIN</c>.</summary>
    public string? EffectiveProjectPermission { get; set; }

    /// <summary>The source of the project, such as <c>console</c> or <c>api</c>.</summary>
    public string? CreationSource { get; set; }

    /// <summary>When the project was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the project was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When the project was deleted; only in lists of deleted projects.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>The time until which the deleted project can be recovered; only in lists of deleted projects.</summary>
    public DateTimeOffset? RecoverableUntil { get; set; }

    /// <summary>The applications connected to the project, such as <c>github</c>; only in lists.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Applications { get; set => field = NeonList.Of(value); }

    /// <summary>The integrations of the project, such as <c>datadog</c>; only in lists.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Integrations { get; set => field = NeonList.Of(value); }

    /// <summary>The operations that the last change of the project started; empty if it was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Operation> Operations { get; set => field = NeonList.Of(value); } = NeonList<Operation>.Empty;

    /// <summary>
    /// The default branch of a project that was just created or recovered; null if the project was only read.
    /// </summary>
    [JsonIgnore]
    public Branch? DefaultBranch { get; set; }

    /// <summary>The branches of a project that was just recovered; null otherwise.</summary>
    [JsonIgnore]
    public IReadOnlyList<Branch>? Branches { get; set => field = NeonList.Of(value); }

    /// <summary>The compute endpoints of a project that was just created; null if the project was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Endpoint>? Endpoints { get; set => field = NeonList.Of(value); }

    /// <summary>The databases of a project that was just created; null if the project was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Database>? Databases { get; set => field = NeonList.Of(value); }

    /// <summary>
    /// The roles of a project that was just created, with their passwords; null if the project was only read.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<Role>? Roles { get; set => field = NeonList.Of(value); }

    /// <summary>
    /// The connection details of a project that was just created, secrets masked; null if the project was only read.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<ConnectionDetails>? ConnectionUris { get; set => field = NeonList.Of(value); }

    /// <summary>The major version of Postgres.</summary>
    internal int? Pg => PgVersion;

    /// <summary>The storage that the project uses, in bytes.</summary>
    internal long? Size => SyntheticStorageSize;

    /// <summary>How long ago it was created.</summary>
    internal TimeSpan? Age => Display.SinceNow(CreatedAt);

    internal override NamedId AsNamed => new(ProjectId, Name);

    private protected override object?[] Keys => [ProjectId];

    /// <summary>The name of the project.</summary>
    /// <returns>The name, or the id if there is none.</returns>
    private protected override string AsText() => Name ?? ProjectId ?? string.Empty;

    async Task<object> IRefreshable.RefreshAsync(NeonClient client, IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var fresh = await new ProjectApi(client).FindAsync(ProjectId!, cancellation).ConfigureAwait(false);
        fresh ??= Copy<Project>();
        fresh.Operations = operations;
        fresh.DefaultBranch = DefaultBranch;
        fresh.Branches = Branches;
        fresh.Endpoints = Endpoints;
        fresh.Databases = Databases;
        fresh.Roles = Roles;
        fresh.ConnectionUris = ConnectionUris;
        return fresh;
    }
}
