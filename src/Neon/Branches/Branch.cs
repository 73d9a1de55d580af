using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A branch of a project: a copy-on-write clone of its parent's data with its own databases and roles.</summary>
[Listed("Name", "BranchId", "CurrentState", "Default", "Protected", "ExpiresAt", "CreatedAt", "ProjectId", Keys = ["ProjectId", "BranchId"], Headings = [nameof(Marks), nameof(Size), nameof(Age)])]
[RowKey("BranchId", In = "ProjectId", Details = ["ParentId"])]
[ShownBy<BranchView>]
public sealed class Branch : NeonObject, IHasOperations, IRefreshable
{
    /// <summary>The id of the branch, such as <c>br-calm-lake-a1b2c3d4</c>.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? BranchId { get; set; }

    /// <summary>The project that the branch belongs to.</summary>
    [RequiredInResponse]
    public string? ProjectId { get; set; }

    /// <summary>The name of the branch.</summary>
    public string? Name { get; set; }

    /// <summary>The branch that this one was created from; empty for a root branch.</summary>
    public string? ParentId { get; set; }

    /// <summary>The log position of the parent at which the branch starts.</summary>
    public string? ParentLsn { get; set; }

    /// <summary>The point in time of the parent at which the branch starts.</summary>
    public DateTimeOffset? ParentTimestamp { get; set; }

    /// <summary>The branch's current state: <c>init</c>, <c>resetting</c>, <c>ready</c> or <c>archived</c>.</summary>
    public string? CurrentState { get; set; }

    /// <summary>The state that the branch is changing to, if any.</summary>
    public string? PendingState { get; set; }

    /// <summary>When the branch entered its current state.</summary>
    public DateTimeOffset? StateChangedAt { get; set; }

    /// <summary>The size of the branch's data in bytes.</summary>
    public long? LogicalSize { get; set; }

    /// <summary>Whether this is the project's default branch.</summary>
    public bool? Default { get; set; }

    /// <summary>The former name of <see cref="Default"/>; deprecated by Neon.</summary>
    public bool? Primary { get; set; }

    /// <summary>Whether the branch is protected from removal and reset.</summary>
    public bool? Protected { get; set; }

    /// <summary>When the branch is deleted automatically; empty if it does not expire.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The lifetime of the branch in seconds. A reset restarts it.</summary>
    public long? TtlIntervalSeconds { get; set; }

    /// <summary>When the branch was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the branch was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Who created the branch.</summary>
    public BranchCreator? CreatedBy { get; set; }

    /// <summary>What created the branch, such as <c>console</c> or <c>api</c>.</summary>
    public string? CreationSource { get; set; }

    /// <summary>When the branch was last reset.</summary>
    public DateTimeOffset? LastResetAt { get; set; }

    /// <summary>How the branch was initialized: <c>parent-data</c> or <c>schema-only</c>.</summary>
    public string? InitSource { get; set; }

    /// <summary>The status of a restore of the branch: <c>restored</c>, <c>finalized</c> or <c>detaching</c>.</summary>
    public string? RestoreStatus { get; set; }

    /// <summary>The snapshot that the branch was restored from.</summary>
    public string? RestoredFrom { get; set; }

    /// <summary>The branch that this one replaced when it was restored.</summary>
    public string? RestoredAs { get; set; }

    /// <summary>The actions that are currently not allowed on the branch, with the reasons.</summary>
    public IReadOnlyList<BranchRestrictedAction>? RestrictedActions { get; init => field = NeonList.Of(value); }

    /// <summary>For a deleted branch: when it was deleted and until when it can be recovered.</summary>
    public BranchRecovery? Recovery { get; set; }

    /// <summary>CPU seconds used by the branch's computes in this billing period.</summary>
    public long? ComputeTimeSeconds { get; set; }

    /// <summary>Seconds that the branch's computes were active in this billing period.</summary>
    public long? ActiveTimeSeconds { get; set; }

    /// <summary>Bytes written to the branch in this billing period.</summary>
    public long? WrittenDataBytes { get; set; }

    /// <summary>Bytes sent from the branch in this billing period.</summary>
    public long? DataTransferBytes { get; set; }

    /// <summary>The former name of <see cref="ComputeTimeSeconds"/>; deprecated by Neon.</summary>
    public long? CpuUsedSec { get; set; }

    /// <summary>The branch's annotation: keys and values added by users or integrations.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string>? Annotation { get; set => field = NeonMap.Of(value); }

    /// <summary>When the branch was first annotated.</summary>
    [JsonIgnore]
    public DateTimeOffset? AnnotationCreatedAt { get; set; }

    /// <summary>When the annotation was last changed.</summary>
    [JsonIgnore]
    public DateTimeOffset? AnnotationUpdatedAt { get; set; }

    /// <summary>The operations that the last change of the branch started; empty when the branch was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Operation> Operations { get; set => field = NeonList.Of(value); } = NeonList<Operation>.Empty;

    /// <summary>The compute endpoints created with the branch; null when the branch was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Endpoint>? Endpoints { get; set => field = NeonList.Of(value); }

    /// <summary>The databases that a new branch has from its parent; null when the branch was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Database>? Databases { get; set => field = NeonList.Of(value); }

    /// <summary>The roles that a new branch has from its parent; null when the branch was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Role>? Roles { get; set => field = NeonList.Of(value); }

    /// <summary>
    /// The connection details of a new branch, with secrets masked; null when the branch was only read or has several roles
    /// or databases.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<ConnectionDetails>? ConnectionUris { get; set => field = NeonList.Of(value); }

    /// <summary>The masking status of a new anonymized branch; null when the branch was only read.</summary>
    [JsonIgnore]
    public BranchAnonymization? Anonymization { get; set; }

    /// <summary>
    /// The marks of the branch: <c>default</c>, <c>protected</c>, <c>deleted</c>, <c>expires</c>, and its state if that is not
    /// <c>ready</c>.
    /// </summary>
    internal string[] Marks => BranchDisplay.MarkWords(this);

    /// <summary>The size of the branch's data in bytes.</summary>
    internal long? Size => LogicalSize;

    /// <summary>How long ago it was created.</summary>
    internal TimeSpan? Age => Display.SinceNow(CreatedAt);

    internal override NamedId AsNamed => new(BranchId, Name, UniqueIn: ProjectId);

    private protected override object?[] Keys => [ProjectId, BranchId];

    /// <summary>The name of the branch.</summary>
    /// <returns>The name, or the id if there is no name.</returns>
    private protected override string AsText() => Name ?? BranchId ?? string.Empty;

    internal Branch Annotated(Annotation? annotation)
    {
        Annotation = annotation?.Value;
        AnnotationCreatedAt = annotation?.CreatedAt;
        AnnotationUpdatedAt = annotation?.UpdatedAt;
        return this;
    }

    async Task<object> IRefreshable.RefreshAsync(NeonClient client, IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var fresh = await new BranchApi(client).FindAsync(new BranchKey(ProjectId!, BranchId!), cancellation).ConfigureAwait(false);
        fresh ??= Copy<Branch>();
        fresh.Operations = operations;
        fresh.Endpoints = Endpoints;
        fresh.Databases = Databases;
        fresh.Roles = Roles;
        fresh.ConnectionUris = ConnectionUris;
        fresh.Anonymization = Anonymization;
        return fresh;
    }
}
