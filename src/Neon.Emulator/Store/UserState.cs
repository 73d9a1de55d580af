namespace Neon.Emulator;

/// <summary>The owner of the personal keys.</summary>
internal sealed record UserState(string Id, string Login, string Email, string Name, string LastName);
