using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A compute endpoint.</summary>
internal sealed class EndpointState
{
    public const string ReadWrite = "read_write";
    public const string Init = "init";
    public const string Active = "active";
    public const string Idle = "idle";

    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    public required string BranchId { get; set; }

    public required string Type { get; init; }

    public required Region Region { get; init; }

    public required StateTimeline States { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required string CreationSource { get; init; }

    public required double MinCu { get; set; }

    public required double MaxCu { get; set; }

    public required string Provisioner { get; set; }

    public required long SuspendTimeoutSeconds { get; set; }

    public required JsonObject Settings { get; set; }

    public string? Name { get; set; }

    public bool Disabled { get; set; }

    public bool PasswordlessAccess { get; set; } = true;

    public bool PoolerEnabled { get; set; }

    public bool IsDeleted { get; set; }

    public string Host => $"{Id}.{Region.ProxyHost}";

    public string PoolerHost => $"{Id}-pooler.{Region.ProxyHost}";

    public JsonObject ToJson(DateTimeOffset now) => new JsonObject
    {
        ["host"] = Host,
        ["id"] = Id,
        ["project_id"] = ProjectId,
        ["branch_id"] = BranchId,
        ["autoscaling_limit_min_cu"] = MinCu,
        ["autoscaling_limit_max_cu"] = MaxCu,
        ["region_id"] = Region.Id,
        ["type"] = Type,
        ["current_state"] = States.Current(now),
        ["settings"] = Settings.DeepClone(),
        ["pooler_enabled"] = PoolerEnabled,
        ["pooler_mode"] = "transaction",
        ["disabled"] = Disabled,
        ["passwordless_access"] = PasswordlessAccess,
        ["creation_source"] = CreationSource,
        ["created_at"] = Wire.Time(CreatedAt),
        ["updated_at"] = Wire.Time(UpdatedAt),
        ["proxy_host"] = Region.ProxyHost,
        ["suspend_timeout_seconds"] = SuspendTimeoutSeconds,
        ["provisioner"] = Provisioner,
    }
    .AddIf("name", Name)
    .AddIf("pending_state", States.Pending(now))
    .AddIf("last_active", States.LastIn(Active, now))
    .AddIf("started_at", States.LastEntered(Active, now))
    .AddIf("suspended_at", States.LastEntered(Idle, now));
}
