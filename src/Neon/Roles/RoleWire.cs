using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(RoleEnvelope))]
[JsonSerializable(typeof(RoleList))]
[JsonSerializable(typeof(RolePassword))]
[JsonSerializable(typeof(RoleCreateBody))]
internal sealed partial class RoleJson : JsonSerializerContext;

internal sealed class RoleCreateBody
{
    public required RoleCreate Role { get; init; }
}

internal sealed class RoleCreate
{
    public required string Name { get; init; }

    public bool? NoLogin { get; init; }

    /// <summary>Whether a role signs in as requested. Neon returns the way of signing in as text, or not at all.</summary>
    public bool Matches(Role role) => role.AuthenticationMethod is null || (role.AuthenticationMethod == "no_login") == (NoLogin == true);
}

/// <summary>Responses with one role and the operations of a change.</summary>
internal sealed class RoleEnvelope
{
    [RequiredInResponse]
    public Role? Role { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public Role ToRole(BranchKey branchKey, string name)
    {
        var role = (Role ?? new Role { BranchId = branchKey.BranchId, RoleName = name }).WithProject(branchKey.ProjectId);
        role.Operations = Operations ?? [];
        return role;
    }
}

internal sealed class RoleList
{
    [RequiredInResponse]
    public IReadOnlyList<Role>? Roles { get; init; }
}

internal sealed class RolePassword
{
    [RequiredInResponse]
    public SecureString? Password { get; init; }
}
