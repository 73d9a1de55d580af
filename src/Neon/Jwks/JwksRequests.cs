namespace Neon;

internal sealed class JwksAdd
{
    public required string JwksUrl { get; init; }

    public required string ProviderName { get; init; }

    public string? BranchId { get; init; }

    public string? JwtAudience { get; init; }

    public IReadOnlyList<string>? RoleNames { get; init; }

    public bool? SkipRoleCreation { get; init; }

    /// <summary>Whether a key set is what this request adds.</summary>
    public bool IsIn(Jwks jwks) => jwks.JwksUrl == JwksUrl && jwks.ProviderName == ProviderName && jwks.BranchId == BranchId
        && (JwtAudience is null || jwks.JwtAudience == JwtAudience);
}
