namespace Neon.Emulator;

/// <summary>The one person whom the personal keys belong to.</summary>
internal sealed record UserState(string Id, string Login, string Email, string Name, string LastName);
