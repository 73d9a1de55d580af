namespace Neon;

/// <summary>
/// The operations of Neon's API that a call or a cmdlet uses, by their ids in the contract. The contract tests read it to verify
/// that the API is covered completely.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeonOperationAttribute(params string[] operationIds) : Attribute
{
    public IReadOnlyList<string> OperationIds { get; } = operationIds;

    /// <summary>The page of the first operation, which <c>Get-Help -Online</c> opens.</summary>
    public string OnlinePage => "https://api-docs.neon.tech/reference/" + OperationIds[0].ToLowerInvariant();
}
