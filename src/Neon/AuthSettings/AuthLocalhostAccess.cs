namespace Neon;

/// <summary>Whether sign-in from localhost is allowed.</summary>
[Listed("AllowLocalhost", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("AllowLocalhost", In = "BranchId")]
[ShownBy<AuthLocalhostAccessView>]
public sealed class AuthLocalhostAccess : AuthSettings
{
    /// <summary>Whether sign-in works from <c>localhost</c> even if it is not a trusted domain.</summary>
    [RequiredInResponse]
    public bool? AllowLocalhost { get; init; }
}
