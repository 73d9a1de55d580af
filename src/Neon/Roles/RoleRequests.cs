namespace Neon;

internal sealed class RoleCreateBody
{
    public required RoleCreate Role { get; init; }
}

internal sealed class RoleCreate
{
    public required string Name { get; init; }

    public bool? NoLogin { get; init; }

    /// <summary>Whether a role signs in as it would if it had been asked for like this.</summary>
    public bool IsIn(Role role) => role.AuthenticationMethod is null || (role.AuthenticationMethod == "no_login") == (NoLogin == true);
}
