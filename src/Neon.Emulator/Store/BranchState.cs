using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A branch, active or deleted, with its own part of the history.</summary>
internal sealed class BranchState
{
    /// <summary>How long a deleted branch or project can be recovered.</summary>
    public static readonly TimeSpan RecoveryWindow = TimeSpan.FromDays(7);

    private readonly List<HistoryPoint> _history = [];

    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    public required string Name { get; set; }

    public required StateTimeline States { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required string CreationSource { get; init; }

    public required string CreatedBy { get; init; }

    public string? ParentId { get; set; }

    public HistoryPoint? ParentPoint { get; set; }

    public bool Protected { get; set; }

    public string? InitSource { get; init; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public int? TtlSeconds { get; private set; }

    public DateTimeOffset? LastResetAt { get; set; }

    /// <summary>Children of protected branches have their own passwords, which a restore does not overwrite.</summary>
    public bool HasOwnPasswords { get; set; }

    /// <summary>The snapshot that the branch was restored from.</summary>
    public string? RestoredFrom { get; init; }

    /// <summary>The branch that the restore was for.</summary>
    public string? RestoredAs { get; init; }

    /// <summary>Neon's status of the restore; null if no snapshot was restored to the branch.</summary>
    public string? RestoreStatus { get; set; }

    /// <summary>Whether a restored branch has replaced this one: it can then be deleted even if it is a root branch.</summary>
    public bool IsReplaced { get; set; }

    public SnapshotScheduleState SnapshotSchedule { get; set; } = SnapshotScheduleState.None;

    public JsonObject? Annotation { get; init; }

    /// <summary>Neon Auth of this branch; null while it is not enabled.</summary>
    public NeonAuthState? Auth { get; set; }

    /// <summary>The users of Neon Auth by id. They are in the branch's database and remain if Neon Auth is disabled.</summary>
    public Dictionary<string, NeonAuthUserState> AuthUsers { get; } = new(StringComparer.Ordinal);

    /// <summary>The masking of an anonymized branch; null for an ordinary one.</summary>
    public AnonymizationState? Anonymization { get; set; }

    /// <summary>The Data APIs of the branch, by the id of their database: they follow its name and are deleted with it.</summary>
    public Dictionary<long, DataApiState> DataApis { get; } = [];

    /// <summary>The buckets by name; a child branch starts with those of its parent.</summary>
    public SortedDictionary<string, BucketState> Buckets { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CredentialState> Credentials { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FunctionState> Functions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, TriggerState> Triggers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CustomDomainState> CustomDomains { get; } = new(StringComparer.Ordinal);

    public BranchMeter Meter { get; } = new();

    public DateTimeOffset? DeletedAt { get; private set; }

    public bool DeletedByExpiry { get; private set; }

    public BranchContent Content => _history[^1].Content;

    /// <summary>Whether the branch contained something at any point of its own history.</summary>
    public bool HasHad(Func<BranchContent, bool> what) => _history.Exists(point => what(point.Content));

    public HistoryPoint Head => _history[^1];

    public IReadOnlyList<HistoryPoint> History => _history;

    public DateTimeOffset? RecoverableUntil => DeletedAt + RecoveryWindow;

    public bool IsRecoverable(DateTimeOffset now) => now < RecoverableUntil;

    public void Write(HistoryPoint point) => _history.Add(point);

    /// <summary>Replaces the history, as a restore does: the branch continues from another point.</summary>
    public void Continue(IEnumerable<HistoryPoint> points)
    {
        List<HistoryPoint> replacement = [.. points];
        _history.Clear();
        _history.AddRange(replacement);
    }

    /// <summary>Replaces the buckets with the current ones of another branch.</summary>
    public void TakeBuckets(BranchState from)
    {
        Buckets.Clear();
        foreach ((string name, BucketState bucket) in from.Buckets)
        {
            Buckets.Add(name, bucket);
        }
    }

    public void Expire(DateTimeOffset now, DateTimeOffset? expiresAt)
    {
        ExpiresAt = expiresAt;
        TtlSeconds = expiresAt is { } end ? (int)Math.Round((end - now).TotalSeconds) : null;
    }

    public void Delete(DateTimeOffset at, bool byExpiry)
    {
        DeletedAt = at;
        DeletedByExpiry = byExpiry;
    }

    public void Recover(DateTimeOffset now)
    {
        DeletedAt = null;
        DeletedByExpiry = false;
        Expire(now, null);
        UpdatedAt = now;
    }

    public JsonObject ToJson(DateTimeOffset now, bool isDefault)
    {
        JsonObject json = new JsonObject
        {
            ["id"] = Id,
            ["project_id"] = ProjectId,
            ["name"] = Name,
            ["current_state"] = States.Current(now),
            ["state_changed_at"] = Wire.Time(States.ChangedAt(now)),
            ["logical_size"] = Content.LogicalSize,
            ["creation_source"] = CreationSource,
            ["primary"] = isDefault,
            ["default"] = isDefault,
            ["protected"] = Protected,
            ["cpu_used_sec"] = 0,
            ["compute_time_seconds"] = 0,
            ["active_time_seconds"] = 0,
            ["written_data_bytes"] = 0,
            ["data_transfer_bytes"] = 0,
            ["created_at"] = Wire.Time(CreatedAt),
            ["updated_at"] = Wire.Time(UpdatedAt),
            ["created_by"] = new JsonObject { ["name"] = CreatedBy, ["image"] = string.Empty },
        }
        .AddIf("parent_id", ParentId)
        .AddIf("parent_lsn", ParentPoint?.Lsn.ToString())
        .AddIf("parent_timestamp", ParentPoint?.At)
        .AddIf("pending_state", States.Pending(now))
        .AddIf("init_source", InitSource)
        .AddIf("expires_at", ExpiresAt)
        .AddIf("last_reset_at", LastResetAt)
        .AddIf("restore_status", RestoreStatus)
        .AddIf("restored_from", RestoredFrom)
        .AddIf("restored_as", RestoredAs);
        if (TtlSeconds is { } ttl)
        {
            json["ttl_interval_seconds"] = ttl;
        }

        if (Anonymization is not null)
        {
            json["restricted_actions"] = AnonymizationState.RestrictedActions();
        }

        if (DeletedAt is { } deleted)
        {
            json["recovery"] = new JsonObject
            {
                ["deleted_at"] = Wire.Time(deleted),
                ["recoverable_until"] = Wire.Time(deleted + RecoveryWindow),
                ["deletion_method"] = DeletedByExpiry ? "ttl" : "user",
            };
        }

        return json;
    }

    public JsonObject AnnotationToJson() => new()
    {
        ["object"] = new JsonObject { ["type"] = "console/branch", ["id"] = Id },
        ["value"] = Annotation?.DeepClone() ?? new JsonObject(),
        ["created_at"] = Wire.Time(CreatedAt),
        ["updated_at"] = Wire.Time(CreatedAt),
    };
}
