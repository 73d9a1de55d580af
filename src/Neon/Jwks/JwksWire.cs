using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(Jwks))]
[JsonSerializable(typeof(JwksList))]
[JsonSerializable(typeof(JwksEnvelope))]
[JsonSerializable(typeof(JwksAdd))]
internal sealed partial class JwksJson : JsonSerializerContext;

internal sealed record JwksAdd
{
    public required string JwksUrl { get; init; }

    public required string ProviderName { get; init; }

    public string? BranchId { get; init; }

    public string? JwtAudience { get; init; }

    public IReadOnlyList<string>? RoleNames { get; init; }

    public bool? SkipRoleCreation { get; init; }
}

/// <summary>The response with one key set and the operations that adding it started.</summary>
internal sealed class JwksEnvelope
{
    [RequiredInResponse]
    public Jwks? Jwks { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public Jwks ToJwks(string projectId)
    {
        var jwks = Jwks!.WithProject(projectId);
        jwks.Operations = Operations ?? [];
        return jwks;
    }
}

internal sealed class JwksList
{
    [RequiredInResponse]
    public IReadOnlyList<Jwks>? Jwks { get; init; }
}
