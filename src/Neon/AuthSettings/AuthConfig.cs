using System.Text.Json.Serialization;

namespace Neon;

/// <summary>What Neon Auth says about the app in its mails.</summary>
[Listed("Name", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("AppName", In = "BranchId")]
[ShownBy<AuthConfigView>]
public sealed class AuthConfig : AuthSettings
{
    /// <summary>The name of the app in mails.</summary>
    [RequiredInResponse]
    public string? Name { get; init; }

    /// <summary>The name of the app, under the name by which a row of a file is recognized as this setting.</summary>
    [JsonIgnore]
    public string? AppName => Name;
}
