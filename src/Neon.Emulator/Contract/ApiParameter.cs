namespace Neon.Emulator;

/// <summary>A path or query parameter of an operation.</summary>
internal sealed record ApiParameter(string Name, string Location, bool Required, Schema Schema);
