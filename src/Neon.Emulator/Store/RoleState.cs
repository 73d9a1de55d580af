using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A role of a branch at one point in time.</summary>
internal sealed record RoleState(
    string Name, string? Password, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public bool CanLogIn => Password is not null;

    public JsonObject ToJson(string branchId, bool withPassword) => new JsonObject
    {
        ["branch_id"] = branchId,
        ["name"] = Name,
        ["protected"] = false,
        ["authentication_method"] = CanLogIn ? "password" : "no_login",
        ["created_at"] = Wire.Time(CreatedAt),
        ["updated_at"] = Wire.Time(UpdatedAt),
    }.AddIf("password", withPassword ? Password : null);

    public sealed override string ToString() => $"role {Name}";
}
