namespace Neon;

/// <summary>
/// Names the operations of Neon's API that a call or a cmdlet stands on, by the ids of the contract. The contract tests
/// read it, so that nothing of the API goes missing.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeonOperationAttribute(params string[] operationIds) : Attribute
{
    public IReadOnlyList<string> OperationIds { get; } = operationIds;
}
