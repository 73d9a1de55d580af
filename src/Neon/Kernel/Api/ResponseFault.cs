namespace Neon;

/// <summary>Why a response is invalid: a member is missing or different, or the whole response is.</summary>
/// <param name="Path">The path in the response; empty for the whole response.</param>
internal sealed record ResponseFault(string Path)
{
    /// <summary>The value in the request; null if the member is missing, or if the request has several values.</summary>
    public string? Expected { get; init; }

    /// <summary>The value in the response; null if the member is missing.</summary>
    public string? Actual { get; init; }

    public ResponseFault Within(string parent) => this with { Path = Path.StartsWith('[') ? parent + Path : $"{parent}.{Path}" };
}
