namespace Neon.Emulator;

/// <summary>One operation of the contract: its route, parameters, body and responses.</summary>
internal sealed class ApiOperation
{
    public required string Id { get; init; }

    public required string Method { get; init; }

    /// <summary>The parts of the route template, such as <c>projects</c> and <c>{project_id}</c>.</summary>
    public required IReadOnlyList<string> Segments { get; init; }

    public required IReadOnlyList<ApiParameter> Parameters { get; init; }

    /// <summary>The body by media type; empty if the operation has none.</summary>
    public required IReadOnlyDictionary<string, Schema?> Bodies { get; init; }

    public required bool BodyRequired { get; init; }

    /// <summary>The response by status (<c>default</c> for the others) and media type; none for a response without a body.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, Schema?>> Responses { get; init; }

    /// <summary>Whether it changes something. Queries that use POST do not.</summary>
    public bool IsMutation => Method != "GET" && !Segments[^1].Equals("query", StringComparison.Ordinal);
}
