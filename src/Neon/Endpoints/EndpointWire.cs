using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(EndpointEnvelope))]
[JsonSerializable(typeof(EndpointList))]
[JsonSerializable(typeof(EndpointCreateBody))]
[JsonSerializable(typeof(EndpointUpdateBody))]
internal sealed partial class EndpointJson : JsonSerializerContext;

internal sealed class EndpointCreateBody
{
    public required EndpointCreate Endpoint { get; init; }
}

internal sealed class EndpointCreate
{
    public required string BranchId { get; init; }

    public required string Type { get; init; }

    public string? RegionId { get; init; }

    public string? Name { get; init; }

    public EndpointSettings? Settings { get; init; }

    public double? AutoscalingLimitMinCu { get; init; }

    public double? AutoscalingLimitMaxCu { get; init; }

    public long? SuspendTimeoutSeconds { get; init; }

    public string? Provisioner { get; init; }

    public bool? Disabled { get; init; }

    public bool? PasswordlessAccess { get; init; }
}

internal sealed class EndpointUpdateBody
{
    public required EndpointUpdate Endpoint { get; init; }
}

internal sealed record EndpointUpdate
{
    public string? Name { get; init; }

    public EndpointSettings? Settings { get; init; }

    public double? AutoscalingLimitMinCu { get; init; }

    public double? AutoscalingLimitMaxCu { get; init; }

    public long? SuspendTimeoutSeconds { get; init; }

    public string? Provisioner { get; init; }

    public bool? Disabled { get; init; }

    public bool? PasswordlessAccess { get; init; }
}

/// <summary>A response that contains one endpoint, with the operations of a change.</summary>
internal sealed class EndpointEnvelope
{
    [RequiredInResponse]
    public Endpoint? Endpoint { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public Endpoint ToEndpoint(string projectId, string? endpointId)
    {
        var endpoint = Endpoint ?? new Endpoint { ProjectId = projectId, EndpointId = endpointId };
        endpoint.Operations = Operations ?? [];
        return endpoint;
    }
}

internal sealed class EndpointList
{
    [RequiredInResponse]
    public IReadOnlyList<Endpoint>? Endpoints { get; init; }
}
