using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The plugin of Neon Auth that signs people in by a link in a mail.</summary>
[Listed("Enabled", "ExpiresIn", "DisableSignUp", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("ExpiresIn", "DisableSignUp", In = "BranchId")]
[ShownBy<AuthMagicLinkPluginView>]
public sealed class AuthMagicLinkPlugin : AuthSettings
{
    /// <summary>Whether the plugin is on.</summary>
    [RequiredInResponse]
    public bool? Enabled { get; init; }

    /// <summary>How long a link works.</summary>
    [JsonConverter(typeof(WholeMinutes))]
    public TimeSpan? ExpiresIn { get; init; }

    /// <summary>Whether a link cannot be used to sign up.</summary>
    public bool? DisableSignUp { get; init; }
}
