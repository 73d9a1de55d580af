using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The settings of Neon Auth on a branch, each as the JSON of its response. They start with Neon's defaults.</summary>
internal sealed class NeonAuthSettingsState
{
    public bool AllowLocalhost { get; set; } = true;

    public JsonObject EmailAndPassword { get; } = new()
    {
        ["enabled"] = true,
        ["email_verification_method"] = "otp",
        ["require_email_verification"] = false,
        ["auto_sign_in_after_verification"] = true,
        ["send_verification_email_on_sign_up"] = false,
        ["send_verification_email_on_sign_in"] = false,
        ["disable_sign_up"] = false,
    };

    public JsonObject EmailProvider { get; set; } = new() { ["type"] = "shared" };

    public JsonObject Organization { get; } = new()
    {
        ["enabled"] = true,
        ["organization_limit"] = 10,
        ["membership_limit"] = 100,
        ["creator_role"] = "owner",
        ["send_invitation_email"] = false,
    };

    public JsonObject MagicLink { get; } = new() { ["enabled"] = false, ["expires_in"] = 5, ["disable_sign_up"] = false };

    public JsonObject PhoneNumber { get; } = new() { ["enabled"] = false, ["otp_expires_in"] = 300 };

    public JsonObject Webhook { get; set; } = new() { ["enabled"] = false, ["enabled_events"] = new JsonArray(), ["timeout_seconds"] = 5 };
}
