namespace Neon;

/// <summary>Whether the apps of a branch may be on the developer's own machine.</summary>
[Listed("AllowLocalhost", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("AllowLocalhost", In = "BranchId")]
[ShownBy<AuthLocalhostAccessView>]
public sealed class AuthLocalhostAccess : AuthSettings
{
    /// <summary>Whether signing in works from <c>localhost</c> without listing it among the trusted domains.</summary>
    [RequiredInResponse]
    public bool? AllowLocalhost { get; init; }
}
