using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>An organization.</summary>
internal sealed record OrganizationState(string Id, string Name, string Email, DateTimeOffset CreatedAt)
{
    /// <summary>Whether the emulated user is a member; a project of another organization can only be shared with them.</summary>
    public bool HasUser { get; init; } = true;

    /// <summary>The plan, in Neon's words.</summary>
    public string Plan { get; set; } = "launch_v3";

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["handle"] = $"{Name.ToLowerInvariant().Replace(' ', '-')}-{Id}",
        ["plan"] = Plan,
        ["created_at"] = Wire.Time(CreatedAt),
        ["managed_by"] = "console",
        ["updated_at"] = Wire.Time(CreatedAt),
        ["require_mfa"] = false,
    };
}
