namespace Neon;

/// <summary>The error that the service answers with; the contract's <c>GeneralError</c>.</summary>
internal sealed class ErrorBody
{
    public string? RequestId { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }
}
