using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The Neon Auth plugin for sign-in with a code sent to a phone.</summary>
[Listed("Enabled", "OtpExpiresIn", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("OtpExpiresIn", In = "BranchId")]
[ShownBy<AuthPhoneNumberPluginView>]
public sealed class AuthPhoneNumberPlugin : AuthSettings
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ProjectId { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? BranchId { get; set; }

    /// <summary>Whether the plugin is enabled.</summary>
    [RequiredInResponse]
    public bool? Enabled { get; set; }

    /// <summary>How long a code is valid.</summary>
    [JsonConverter(typeof(WholeSeconds))]
    public TimeSpan? OtpExpiresIn { get; set; }
}
