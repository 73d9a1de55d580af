using System.Text.Json.Serialization;

namespace Neon;

/// <summary>How Neon Auth refers to the app in its emails.</summary>
[Listed("Name", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("AppName", In = "BranchId")]
[ShownBy<AuthConfigView>]
public sealed class AuthConfig : AuthSettings
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ProjectId { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? BranchId { get; set; }

    /// <summary>The name of the app in emails.</summary>
    [RequiredInResponse]
    public string? Name { get; set; }

    /// <summary>The name of the app. This property identifies a row of a file as this setting.</summary>
    [JsonIgnore]
    public string? AppName => Name;
}
