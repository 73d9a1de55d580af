using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A trusted redirect domain of Neon Auth.</summary>
[Listed("Domain", "AuthProvider", "BranchId", Keys = ["ProjectId", "BranchId", "AuthProvider", "Domain"])]
[RowKey("Domain", In = "BranchId")]
[ShownBy<AuthDomainView>]
public sealed class AuthDomain : NeonObject, IBranchResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch whose Neon Auth trusts the domain.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The domain with its scheme; used when the object is piped.</summary>
    [RequiredInResponse]
    public string? Domain { get; set; }

    /// <summary>The provider that the domain is trusted for.</summary>
    public string? AuthProvider { get; set; }

    private protected override object?[] Keys => [ProjectId, BranchId, AuthProvider, Domain];

    /// <summary>The domain.</summary>
    /// <returns>The domain.</returns>
    private protected override string AsText() => Domain ?? string.Empty;
}
