using System.Management.Automation;

namespace Neon.Commands;

/// <summary>An operation that was named by a row, and that has to be read before it can be waited for.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Project">The project as the row names it; null if it does not.</param>
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

/// <summary>Lets rows of operations be waited for, and says what to do with rows of anything else.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OperationRowAttribute : ArgumentTransformationAttribute
{
    /// <summary>Makes rows of operations into what can be waited for.</summary>
    /// <param name="engineIntrinsics">Not used.</param>
    /// <param name="inputData">What is bound.</param>
    /// <returns>The value, or several.</returns>
    /// <exception cref="ArgumentTransformationMetadataException">It is a row of something else, or text.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        ParameterInput.IsList(inputData) && ParameterInput.Unwrap(inputData) is System.Collections.IEnumerable list ? list.Cast<object?>().Select(Of).ToArray() : Of(inputData)!;

    private static object? Of(object? value)
    {
        if (ParameterInput.Unwrap(value) is string)
        {
            throw new ArgumentTransformationMetadataException("Text does not say which project an operation is in. Use -Project with -OperationId.");
        }

        if (PlainObject.Of(value) is not { } row)
        {
            return value;
        }

        var rule = RowRule.Of(typeof(OperationIdentity));
        return rule.Takes(row) && PlainObject.Find(row, "OperationId") is not null
            ? new OperationRow(new OperationIdentity(row), (PlainObject.Find(row, "ProjectId") ?? PlainObject.Find(row, "Project")) is { } project ? new ProjectIdentity(project) : null)
            : throw new ArgumentTransformationMetadataException(
                (rule.Refusal(row) ?? "The row has no OperationId.") + " Only the object itself knows what its change began. Pipe in its operations, as Get-NeonOperation returns them, or specify -Project to wait for everything in the project.");
    }
}
