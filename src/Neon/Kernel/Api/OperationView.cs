using static Neon.Display;

namespace Neon;

internal sealed class OperationView : ObjectView<Operation>
{
    public OperationView()
    {
        GroupBy("Project", operation => Text(operation.ProjectId));

        Column("Status", 10, operation => State(operation.Status));
        Column("Duration", 10, operation => operation.Duration is { } took ? Took((long)took.TotalMilliseconds) : null, right: true);
        Column("Age", 6, operation => Age(operation.CreatedAt), right: true);
        Column("Action", Rest, operation => Text(operation.Action));
        Column("Resource", Rest, operation => Resource(operation));

        Item("Action", operation => Text(operation.Action));
        Item("OperationId", operation => Text(operation.OperationId));
        Item("Status", operation => State(operation.Status));
        Optional("Error", operation => Error(operation.Error));
        Item("FailuresCount", operation => Text(operation.FailuresCount));
        Optional("RetryAt", operation => Time(operation.RetryAt));
        Optional("TotalDurationMs", operation => Took(operation.TotalDurationMs));
        Item("CreatedAt", operation => Time(operation.CreatedAt));
        Item("UpdatedAt", operation => Time(operation.UpdatedAt));
        Optional("EndpointId", operation => Text(operation.EndpointId));
        Optional("BranchId", operation => Text(operation.BranchId));
        Item("ProjectId", operation => Text(operation.ProjectId));
    }

    private static string Resource(Operation operation) =>
        operation.EndpointId is null && operation.BranchId is { } branch ? NameAndId(operation.Names?.Find(branch), branch) : Text(operation.Resource);
}
