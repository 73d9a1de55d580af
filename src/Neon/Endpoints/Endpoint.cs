using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A compute endpoint: the Postgres compute that serves a branch, and its host name.</summary>
[Listed("EndpointId", "Type", "State", "MinCu", "MaxCu", "Host", "BranchId", "ProjectId", Keys = ["ProjectId", "EndpointId"], Headings = [nameof(State)])]
[RowKey("EndpointId", In = "BranchId", Details = ["RegionId"])]
[ShownBy<EndpointView>]
public sealed class Endpoint : NeonObject, IHasOperations, IRefreshable
{
    /// <summary>The id of the endpoint, such as <c>ep-bold-sun-a1b2c3d4</c>.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? EndpointId { get; set; }

    /// <summary>The project that the endpoint belongs to.</summary>
    [RequiredInResponse]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the endpoint serves.</summary>
    [RequiredInResponse]
    public string? BranchId { get; set; }

    /// <summary>The name of the endpoint, if it has one.</summary>
    public string? Name { get; set; }

    /// <summary>The host name to connect to.</summary>
    public string? Host { get; set; }

    /// <summary>The type of compute: <c>read_write</c> or <c>read_only</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The current state of the compute: <c>init</c>, <c>active</c> or <c>idle</c>.</summary>
    public string? CurrentState { get; set; }

    /// <summary>The state that the compute is changing to, if any.</summary>
    public string? PendingState { get; set; }

    /// <summary>The smallest size of the compute, in compute units.</summary>
    [JsonPropertyName("autoscaling_limit_min_cu")]
    public double? MinCu { get; set; }

    /// <summary>The largest size of the compute, in compute units.</summary>
    [JsonPropertyName("autoscaling_limit_max_cu")]
    public double? MaxCu { get; set; }

    /// <summary>The idle time in seconds after which the compute is suspended: -1 for never, 0 for Neon's default.</summary>
    public long? SuspendTimeoutSeconds { get; set; }

    /// <summary>Whether connections are refused.</summary>
    public bool? Disabled { get; set; }

    /// <summary>Whether connections without a password are accepted.</summary>
    public bool? PasswordlessAccess { get; set; }

    /// <summary>The settings of Postgres and of the pooler.</summary>
    public EndpointSettings? Settings { get; set; }

    /// <summary>The region of the endpoint.</summary>
    public string? RegionId { get; set; }

    /// <summary>The provisioner of the compute, such as <c>k8s-neonvm</c>.</summary>
    public string? Provisioner { get; set; }

    /// <summary>The release of the compute image.</summary>
    public string? ComputeReleaseVersion { get; set; }

    /// <summary>What created the endpoint, such as <c>console</c> or <c>api</c>.</summary>
    public string? CreationSource { get; set; }

    /// <summary>When the endpoint was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the endpoint was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When the compute was last used.</summary>
    public DateTimeOffset? LastActive { get; set; }

    /// <summary>When the compute was last started.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When the compute was last suspended.</summary>
    public DateTimeOffset? SuspendedAt { get; set; }

    /// <summary>Whether the pooler is always on; deprecated by Neon in favour of pooled host names.</summary>
    public bool? PoolerEnabled { get; set; }

    /// <summary>The mode of the pooler; deprecated by Neon.</summary>
    public string? PoolerMode { get; set; }

    /// <summary>The former name of <see cref="Host"/> without the endpoint; deprecated by Neon.</summary>
    public string? ProxyHost { get; set; }

    /// <summary>The operations that the last change of the endpoint started; empty when the endpoint was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Operation> Operations { get; set => field = NeonList.Of(value); } = NeonList<Operation>.Empty;

    internal const string DisabledState = "disabled";

    /// <summary>The current state of the compute; <c>disabled</c> if it refuses connections.</summary>
    internal string? State => Disabled == true && CurrentState == "idle" && PendingState is (null or "" or "idle") ? DisabledState : CurrentState;

    private protected override object?[] Keys => [ProjectId, EndpointId];

    /// <summary>The id of the endpoint.</summary>
    /// <returns>The id.</returns>
    private protected override string AsText() => EndpointId ?? string.Empty;

    internal override NamedId AsNamed => new(EndpointId, Name);

    async Task<object> IRefreshable.RefreshAsync(NeonClient client, IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var fresh = await new EndpointApi(client).FindAsync(ProjectId!, EndpointId!, cancellation).ConfigureAwait(false)
            ?? Copy<Endpoint>();
        fresh.Operations = operations;
        return fresh;
    }
}
