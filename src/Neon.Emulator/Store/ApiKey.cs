namespace Neon.Emulator;

/// <summary>What the emulator knows of a key. The secret itself is only the name under which it is found.</summary>
internal sealed record ApiKey(EmulatorKeyKind Kind, string AccountId, string? OrganizationId = null, string? ProjectId = null);
