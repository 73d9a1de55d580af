using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The Neon Auth plugin for sign-in with a link in an email.</summary>
[Listed("Enabled", "ExpiresIn", "DisableSignUp", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("ExpiresIn", "DisableSignUp", In = "BranchId")]
[ShownBy<AuthMagicLinkPluginView>]
public sealed class AuthMagicLinkPlugin : AuthSettings
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

    /// <summary>How long a link is valid.</summary>
    [JsonConverter(typeof(WholeMinutes))]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>Whether links cannot be used to sign up.</summary>
    public bool? DisableSignUp { get; set; }
}
