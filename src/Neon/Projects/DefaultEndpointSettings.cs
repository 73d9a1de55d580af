using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The initial settings of a project's new computes.</summary>
public sealed class DefaultEndpointSettings : NeonObject
{
    /// <summary>The smallest size of a compute, in compute units.</summary>
    [JsonPropertyName("autoscaling_limit_min_cu")]
    public double? MinCu { get; set; }

    /// <summary>The largest size of a compute, in compute units.</summary>
    [JsonPropertyName("autoscaling_limit_max_cu")]
    public double? MaxCu { get; set; }

    /// <summary>Seconds of inactivity after which a compute is suspended: -1 for never, 0 for Neon's default.</summary>
    public long? SuspendTimeoutSeconds { get; set; }

    /// <summary>Postgres parameters by name.</summary>
    public IReadOnlyDictionary<string, string>? PgSettings { get; init => field = NeonMap.Of(value); }

    /// <summary>Parameters of the pooler by name; deprecated by Neon.</summary>
    public IReadOnlyDictionary<string, string>? PgbouncerSettings { get; init => field = NeonMap.Of(value); }
}
