namespace Neon;

/// <summary>Selects operations by action and status.</summary>
/// <param name="Action">The actions; null for all.</param>
/// <param name="Status">The statuses; null for all.</param>
internal sealed record OperationFilter(string[]? Action, string[]? Status)
{
    public bool HasAction(Operation operation) => IsOneOf(Action, operation.Action);

    public bool HasStatus(Operation operation) => IsOneOf(Status, operation.Status);

    private static bool IsOneOf(string[]? wanted, string? value) =>
        wanted is null || wanted.Contains(value, StringComparer.OrdinalIgnoreCase);
}
