using static Neon.Display;

namespace Neon;

internal sealed class OperationView : ObjectView<Operation>
{
    public OperationView()
    {
        GroupBy("Project", operation => Text(operation.ProjectId));

        Column("Action", 24, operation => Text(operation.Action));
        Column("On", 31, operation => Text(operation.EndpointId ?? operation.BranchId ?? "project"));
        Column("Status", 10, operation => State(operation.Status));
        Column("Took", 11, operation => operation.IsFinal ? Took(operation.TotalDurationMs) : null, right: true);
        Column("Age", 6, operation => Age(operation.CreatedAt), right: true);
        Column("Failures", 8, operation => Failures(operation.FailuresCount), right: true);

        Item("Action", operation => Text(operation.Action));
        Item("OperationId", operation => Text(operation.OperationId));
        Item("Status", operation => State(operation.Status));
        Optional("Error", operation => Error(operation.Error));
        Item("FailuresCount", operation => Text(operation.FailuresCount));
        Optional("Retried", operation => Time(operation.RetryAt));
        Optional("Took", operation => Took(operation.TotalDurationMs));
        Item("Created", operation => Time(operation.CreatedAt));
        Item("Updated", operation => Time(operation.UpdatedAt));
        Optional("EndpointId", operation => Text(operation.EndpointId));
        Optional("BranchId", operation => Text(operation.BranchId));
        Item("ProjectId", operation => Text(operation.ProjectId));
    }
}
