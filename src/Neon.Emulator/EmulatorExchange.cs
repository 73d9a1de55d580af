namespace Neon.Emulator;

/// <summary>A request that the emulator got, and how it answered. The Authorization header is not kept.</summary>
/// <param name="OperationId">The operation of the contract, or null for an unknown route.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the base path, percent-encoded as it came, such as <c>/projects</c>.</param>
/// <param name="Query">The decoded query parameters in their order.</param>
/// <param name="Body">The text of the request body; empty when there was none. Of a form a JSON object of its parts: texts as they are, of files the name and the size.</param>
/// <param name="Status">The status that was answered; null when the request was left without an answer.</param>
/// <param name="Time">When the request came, on the emulator's clock.</param>
/// <param name="Key">What kind of key the request had.</param>
/// <param name="RequestId">The request id of the answer.</param>
/// <param name="Outcome">The status that the request really came to, whatever was answered; null when a fault kept it from being worked on.</param>
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
