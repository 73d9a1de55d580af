namespace Neon.Emulator;

/// <summary>A user of Neon Auth, as in the branch's table of users.</summary>
internal sealed record NeonAuthUserState(string Id, string Email, string? Name, IReadOnlyList<string> Roles);
