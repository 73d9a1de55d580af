using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The plugin of Neon Auth that signs people in by a code sent to their phone.</summary>
[Listed("Enabled", "OtpExpiresIn", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("OtpExpiresIn", In = "BranchId")]
[ShownBy<AuthPhoneNumberPluginView>]
public sealed class AuthPhoneNumberPlugin : AuthSettings
{
    /// <summary>Whether the plugin is on.</summary>
    [RequiredInResponse]
    public bool? Enabled { get; init; }

    /// <summary>How long a code works.</summary>
    [JsonConverter(typeof(WholeSeconds))]
    public TimeSpan? OtpExpiresIn { get; init; }
}
