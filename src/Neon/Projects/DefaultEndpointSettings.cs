using System.Text.Json.Serialization;

namespace Neon;

/// <summary>What new computes of a project begin with.</summary>
public sealed class DefaultEndpointSettings : NeonObject
{
    /// <summary>The smallest size of a compute, in compute units.</summary>
    [JsonPropertyName("autoscaling_limit_min_cu")]
    public double? MinCu { get; init; }

    /// <summary>The largest size of a compute, in compute units.</summary>
    [JsonPropertyName("autoscaling_limit_max_cu")]
    public double? MaxCu { get; init; }

    /// <summary>Seconds without work after which a compute is suspended: -1 for never, 0 for Neon's default.</summary>
    public long? SuspendTimeoutSeconds { get; init; }

    /// <summary>Postgres parameters by name.</summary>
    public IReadOnlyDictionary<string, string>? PgSettings { get; init => field = NeonMap.Of(value); }

    /// <summary>Parameters of the pooler by name; deprecated by Neon.</summary>
    public IReadOnlyDictionary<string, string>? PgbouncerSettings { get; init => field = NeonMap.Of(value); }
}
