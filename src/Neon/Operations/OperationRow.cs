using System.Management.Automation;

namespace Neon.Commands;

/// <summary>An operation from a row, which has to be read before it can be waited for.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Project">The project in the row; null if the row has none.</param>
internal sealed record OperationRow(OperationIdentity Operation, ProjectIdentity? Project) : IHasOperations
{
    IReadOnlyList<Operation> IHasOperations.Operations => [];

    /// <summary>Reads the operation.</summary>
    public async Task<Operation> ReadAsync(NeonClient client, CancellationToken cancellation)
    {
        var projectId = await new ParentScope().ProjectIdAsync(client, Project, cancellation);
        return await new OperationApi(client).GetAsync(projectId, Operation.Id!, cancellation);
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
