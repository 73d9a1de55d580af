namespace Neon.Emulator;

/// <summary>A user of Neon Auth, as the branch's table of users holds it.</summary>
internal sealed record NeonAuthUserState(string Id, string Email, string? Name, IReadOnlyList<string> Roles);
