namespace Neon;

/// <summary>The response to a change that tells nothing more than that it was made: an object without members.</summary>
internal sealed class EmptyResponse;
