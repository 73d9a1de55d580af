namespace Neon.Emulator;

/// <summary>An operation and the decoded values of its path parameters.</summary>
internal sealed record RouteMatch(ApiOperation Operation, IReadOnlyDictionary<string, string> Values);
