using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// A Neon project: the home of branches, computes and settings. One project read by its id has usage figures and its owner;
/// a list has the organization's name and the time of a deletion instead.
/// </summary>
[Listed("Name", "ProjectId", "RegionId", "PgVersion", "CreatedAt", Keys = ["ProjectId"])]
[RowKey("ProjectId", In = "OrganizationId")]
[ShownBy<ProjectView>]
public sealed class Project : NeonObject, IHasOperations, IRefreshable
{
    /// <summary>The id of the project, such as <c>quiet-forest-12345678</c>.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? ProjectId { get; init; }

    /// <summary>The name of the project.</summary>
    public string? Name { get; init; }

    /// <summary>The organization that the project belongs to; empty for a project of a user.</summary>
    [JsonPropertyName("org_id")]
    public string? OrganizationId { get; init; }

    /// <summary>The name of the organization; only lists have it.</summary>
    [JsonPropertyName("org_name")]
    public string? OrganizationName { get; init; }

    /// <summary>The region of the project, such as <c>aws-us-east-2</c>; it never changes.</summary>
    public string? RegionId { get; init; }

    /// <summary>The cloud of the project, such as <c>aws</c>.</summary>
    public string? PlatformId { get; init; }

    /// <summary>The major version of Postgres; it never changes.</summary>
    public int? PgVersion { get; init; }

    /// <summary>How computes are provided, such as <c>k8s-neonvm</c>.</summary>
    public string? Provisioner { get; init; }

    /// <summary>The domain that the host names of the project's computes lie in.</summary>
    public string? ProxyHost { get; init; }

    /// <summary>The settings of the project.</summary>
    public ProjectSettings? Settings { get; init; }

    /// <summary>What new computes of the project begin with.</summary>
    public DefaultEndpointSettings? DefaultEndpointSettings { get; init; }

    /// <summary>How many seconds of history the branches keep; within it they can be restored and branched from.</summary>
    public int? HistoryRetentionSeconds { get; init; }

    /// <summary>Whether Neon stores the passwords of the roles.</summary>
    public bool? StorePasswords { get; init; }

    /// <summary>The space that the project takes in storage, in bytes: its data and the history kept.</summary>
    public long? SyntheticStorageSize { get; init; }

    /// <summary>The size that a branch may have, in mebibytes.</summary>
    public long? BranchLogicalSizeLimit { get; init; }

    /// <summary>The size that a branch may have, in bytes.</summary>
    public long? BranchLogicalSizeLimitBytes { get; init; }

    /// <summary>Seconds that the project's computes were active in this billing period; only lists have it.</summary>
    public long? ActiveTime { get; init; }

    /// <summary>Seconds that the project's computes were active in this billing period; lists leave it out.</summary>
    public long? ActiveTimeSeconds { get; init; }

    /// <summary>CPU seconds used by the project's computes in this billing period; lists leave it out.</summary>
    public long? ComputeTimeSeconds { get; init; }

    /// <summary>Bytes written to the project in this billing period; lists leave it out.</summary>
    public long? WrittenDataBytes { get; init; }

    /// <summary>Bytes sent from the project in this billing period; lists leave it out.</summary>
    public long? DataTransferBytes { get; init; }

    /// <summary>Storage used in this billing period, in bytes times hours; lists leave it out.</summary>
    public long? DataStorageBytesHour { get; init; }

    /// <summary>The former name of <see cref="ComputeTimeSeconds"/>; deprecated by Neon.</summary>
    public long? CpuUsedSec { get; init; }

    /// <summary>When the present billing period began; lists leave it out.</summary>
    public DateTimeOffset? ConsumptionPeriodStart { get; init; }

    /// <summary>When the present billing period ends; lists leave it out.</summary>
    public DateTimeOffset? ConsumptionPeriodEnd { get; init; }

    /// <summary>The former name of <see cref="ConsumptionPeriodEnd"/>; deprecated by Neon.</summary>
    public DateTimeOffset? QuotaResetAt { get; init; }

    /// <summary>When a compute of the project was last in use; empty when that is long ago.</summary>
    public DateTimeOffset? ComputeLastActiveAt { get; init; }

    /// <summary>For which time an update is planned that restarts the computes; lists leave it out.</summary>
    public DateTimeOffset? MaintenanceScheduledFor { get; init; }

    /// <summary>Since or from when the project is in maintenance and cannot be changed.</summary>
    public DateTimeOffset? MaintenanceStartsAt { get; init; }

    /// <summary>Since when the project is marked for HIPAA; empty when it is not.</summary>
    public DateTimeOffset? HipaaEnabledAt { get; init; }

    /// <summary>The id of the owner: a user or an organization.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The owner; lists leave it out.</summary>
    public ProjectOwner? Owner { get; init; }

    /// <summary>What the key's account may do in the project: <c>VIEWER</c>, <c>EDITOR</c> or <c>ADMIN</c>.</summary>
    public string? EffectiveProjectPermission { get; init; }

    /// <summary>What created the project, such as <c>console</c> or <c>api</c>.</summary>
    public string? CreationSource { get; init; }

    /// <summary>When the project was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the project was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When the project was deleted; only a list of deleted projects has it.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Until when the deleted project can be recovered; only a list of deleted projects has it.</summary>
    public DateTimeOffset? RecoverableUntil { get; init; }

    /// <summary>The applications that are connected to the project, such as <c>github</c>; null except from a list.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Applications { get; set => field = NeonList.Of(value); }

    /// <summary>The integrations that the project has, such as <c>datadog</c>; null except from a list.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Integrations { get; set => field = NeonList.Of(value); }

    /// <summary>The operations that the last change of the project began; empty when it was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Operation> Operations { get; set => field = NeonList.Of(value); } = NeonList<Operation>.Empty;

    /// <summary>The default branch of a project just created or recovered; null when the project was only read.</summary>
    [JsonIgnore]
    public Branch? DefaultBranch { get; set; }

    /// <summary>The branches of a project just recovered; null otherwise.</summary>
    [JsonIgnore]
    public IReadOnlyList<Branch>? Branches { get; set => field = NeonList.Of(value); }

    /// <summary>The compute endpoints of a project just created; null when the project was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Endpoint>? Endpoints { get; set => field = NeonList.Of(value); }

    /// <summary>The databases of a project just created; null when the project was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Database>? Databases { get; set => field = NeonList.Of(value); }

    /// <summary>The roles of a project just created, with their passwords; null when the project was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Role>? Roles { get; set => field = NeonList.Of(value); }

    /// <summary>How to connect to a project just created, secrets masked; null when the project was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<ConnectionDetails>? ConnectionUris { get; set => field = NeonList.Of(value); }

    private protected override object?[] Keys => [ProjectId];

    /// <summary>The name of the project.</summary>
    /// <returns>The name, or the id where there is none.</returns>
    private protected override string AsText() => Name ?? ProjectId ?? string.Empty;

    string? IRefreshable.NameOf(string id) => id == ProjectId ? Name : null;

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
