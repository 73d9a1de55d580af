namespace Neon.Emulator;

/// <summary>A request that the emulator received, and its response. The Authorization header is not stored.</summary>
/// <param name="OperationId">The operation of the contract, or null for an unknown route.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the base path, percent-encoded as received, such as <c>/projects</c>.</param>
/// <param name="Query">The decoded query parameters, in order.</param>
/// <param name="Body">The text of the request body; empty if there was none. For a form, a JSON object of its parts: texts unchanged, and the name and size of files.</param>
/// <param name="Status">The status of the response; null if the request got no response.</param>
/// <param name="Time">When the request arrived, by the emulator's clock.</param>
/// <param name="Key">The kind of the request's key.</param>
/// <param name="RequestId">The request id of the response.</param>
/// <param name="Outcome">The actual status of the request, even if a fault changed the response; null if a fault prevented its processing.</param>
public sealed record EmulatorExchange(
    string? OperationId,
    string Method,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> Query,
    string Body,
    int? Status,
    DateTimeOffset Time,
    EmulatorKeyKind Key,
    string RequestId,
    int? Outcome);
