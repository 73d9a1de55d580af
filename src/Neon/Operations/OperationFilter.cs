namespace Neon;

/// <summary>Which operations are wanted: those that do one of some things, and those in one of some states.</summary>
/// <param name="Action">The actions; all of them without.</param>
/// <param name="Status">The states; all of them without.</param>
internal sealed record OperationFilter(string[]? Action, string[]? Status)
{
    public bool HasAction(Operation operation) => IsOneOf(Action, operation.Action);

    public bool HasStatus(Operation operation) => IsOneOf(Status, operation.Status);

    private static bool IsOneOf(string[]? wanted, string? value) =>
        wanted is null || wanted.Contains(value, StringComparer.OrdinalIgnoreCase);
}
