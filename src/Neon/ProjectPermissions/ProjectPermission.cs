using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The permission of an account outside the organization to access a project, granted by email address.</summary>
[Listed("GrantedToEmail", "PermissionId", "GrantedAt", "RevokedAt", Keys = ["ProjectId", "PermissionId"])]
[RowKey("PermissionId", In = "ProjectId", Details = ["GrantedToEmail"])]
[ShownBy<ProjectPermissionView>]
public sealed class ProjectPermission : NeonObject, IProjectResource
{
    /// <summary>The project of the permission.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The id of the permission.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? PermissionId { get; set; }

    /// <summary>The email address of the account that has the access.</summary>
    public string? GrantedToEmail { get; set; }

    /// <summary>When the access was granted.</summary>
    public DateTimeOffset? GrantedAt { get; set; }

    /// <summary>When the access was revoked; empty while it is valid.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    private protected override object?[] Keys => [ProjectId, PermissionId];

    /// <summary>The account with the access.</summary>
    /// <returns>The email address, or the id if there is none.</returns>
    private protected override string AsText() => GrantedToEmail ?? PermissionId ?? string.Empty;

    /// <summary>Whether an address has access now. Email addresses ignore case.</summary>
    internal bool Holds(string? email) => RevokedAt is null && string.Equals(GrantedToEmail, email, StringComparison.OrdinalIgnoreCase);
}
