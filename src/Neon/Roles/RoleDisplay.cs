namespace Neon;

public static partial class Display
{
    /// <summary>What marks a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns><c>protected</c> for one that cannot be changed; empty for any other.</returns>
    public static string RoleMarks(Role? role) => Paint(role?.Protected == true ? "protected" : null, Tone.Accent);
}
