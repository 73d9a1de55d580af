namespace Neon;

internal sealed class RoleCreateBody
{
    public required RoleCreate Role { get; init; }
}

internal sealed class RoleCreate
{
    public required string Name { get; init; }

    public bool? NoLogin { get; init; }
}
