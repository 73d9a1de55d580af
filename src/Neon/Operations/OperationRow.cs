using System.Management.Automation;

namespace Neon.Commands;

/// <summary>An operation from a row, which has to be read before it can be waited for.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Project">The project in the row; null if the row has none.</param>
internal sealed record OperationRow(OperationIdentity Operation, ProjectIdentity? Project) : IHasOperations
{
    // A wait changes nothing.
    private static readonly TargetRowRule Rule = new(typeof(OperationIdentity), nameof(Operation), [], string.Empty);

    IReadOnlyList<Operation> IHasOperations.Operations => [];

    /// <summary>Reads the operation.</summary>
    /// <exception cref="NeonApiException">The operation does not exist, or is on another branch or endpoint than the row contains.</exception>
    public async Task<Operation> ReadAsync(NeonApiCmdlet cmdlet, CancellationToken cancellation)
    {
        var above = new Dictionary<string, string> { ["ProjectId"] = await ParentScope.Of(cmdlet.Client, Project).ProjectIdAsync(cancellation) };
        return (Operation)(await Rule.ReadAsync(cmdlet, Operation, (PSObject)Operation.Input!, above, cancellation))!;
    }
}

/// <summary>Accepts rows of operations to wait for, and explains how to use other rows.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OperationRowAttribute : ArgumentTransformationAttribute
{
    /// <summary>Converts rows of operations to objects that can be waited for.</summary>
    /// <param name="engineIntrinsics">Not used.</param>
    /// <param name="inputData">The argument.</param>
    /// <returns>The converted value or values.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">The argument is text or a row of something else.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        ParameterInput.IsList(inputData) && ParameterInput.Unwrap(inputData) is System.Collections.IEnumerable list ? list.Cast<object?>().Select(Of).ToArray() : Of(inputData)!;

    private static object? Of(object? value)
    {
        if (ParameterInput.Unwrap(value) is string)
        {
            throw new ArgumentTransformationMetadataException("An operation id as text does not include its project. Use -Project with -OperationId.");
        }

        if (PlainObject.Of(value) is not { } row)
        {
            return value;
        }

        var rule = RowRule.Of(typeof(OperationIdentity));
        return rule.Takes(row) && PlainObject.Find(row, "OperationId") is not null
            ? new OperationRow(new OperationIdentity(row), (PlainObject.Find(row, "ProjectId") ?? PlainObject.Find(row, "Project")) is { } project ? new ProjectIdentity(project) : null)
            : throw new ArgumentTransformationMetadataException(
                (rule.Refusal(row) ?? "The row has no OperationId.") + " A row does not include the operations of a change. Pipe in the operations from Get-NeonOperation, or specify -Project to wait for all operations in the project.");
    }
}
