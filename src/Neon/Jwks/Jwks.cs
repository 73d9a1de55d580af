using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A JSON Web Key Set of an authentication provider, whose tokens a project accepts.</summary>
[Listed("ProviderName", "JwksUrl", "JwksId", "BranchId", Keys = ["ProjectId", "JwksId"])]
[RowKey("JwksId", In = "ProjectId", Details = ["ProviderName", "JwksUrl"])]
[ShownBy<JwksView>]
public sealed class Jwks : NeonObject, IHasOperations, IRefreshable, IProjectResource
{
    /// <summary>The project that accepts the tokens.</summary>
    [RequiredInResponse]
    [JsonInclude]
    public string? ProjectId { get; set; }

    /// <summary>The only branch that accepts the tokens; empty if all branches do.</summary>
    public string? BranchId { get; set; }

    /// <summary>The id of the key set in the project.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? JwksId { get; set; }

    /// <summary>The URL that the keys are read from.</summary>
    public string? JwksUrl { get; set; }

    /// <summary>The name of the authentication provider.</summary>
    public string? ProviderName { get; set; }

    /// <summary>The audience that tokens must have; empty for any audience.</summary>
    public string? JwtAudience { get; set; }

    /// <summary>The database roles that tokens can sign in as.</summary>
    public IReadOnlyList<string>? RoleNames { get; init => field = NeonList.Of(value); }

    /// <summary>When the key set was added.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the key set was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>The operations that adding the key set started; empty if it was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Operation> Operations { get; set => field = NeonList.Of(value); } = NeonList<Operation>.Empty;

    private protected override object?[] Keys => [ProjectId, JwksId];

    /// <summary>The provider and the URL of the keys.</summary>
    /// <returns>Text such as <c>Clerk (https://example.com/.well-known/jwks.json)</c>.</returns>
    private protected override string AsText() => ProviderName is { Length: > 0 } name ? $"{name} ({JwksUrl})" : JwksUrl ?? JwksId ?? string.Empty;

    Task<object> IRefreshable.RefreshAsync(NeonClient client, IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var same = Copy<Jwks>();
        same.Operations = operations;
        return Task.FromResult<object>(same);
    }
}
