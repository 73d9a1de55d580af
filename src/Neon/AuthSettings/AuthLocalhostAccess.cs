using System.Text.Json.Serialization;

namespace Neon;

/// <summary>Whether sign-in from localhost is allowed.</summary>
[Listed("AllowLocalhost", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("AllowLocalhost", In = "BranchId")]
[ShownBy<AuthLocalhostAccessView>]
public sealed class AuthLocalhostAccess : AuthSettings
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ProjectId { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? BranchId { get; set; }

    /// <summary>Whether sign-in works from <c>localhost</c> even if it is not a trusted domain.</summary>
    [RequiredInResponse]
    public bool? AllowLocalhost { get; set; }
}
