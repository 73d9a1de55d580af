namespace Neon;

/// <summary>Why a response is not what was asked for: a member that is missing, a member that says something else, or all of it.</summary>
/// <param name="Path">Where in the response; empty for all of it.</param>
internal sealed record ResponseFault(string Path)
{
    /// <summary>What the request named; null where the member is missing.</summary>
    public string? Asked { get; init; }

    /// <summary>What came instead; null where the member is missing.</summary>
    public string? Came { get; init; }

    public ResponseFault Within(string parent) => this with { Path = Path.StartsWith('[') ? parent + Path : $"{parent}.{Path}" };
}
