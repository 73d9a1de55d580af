using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// An operation, identified by its id or by an object, which includes its project. Operations have no names.
/// </summary>
[TypeConverter(typeof(RowConverter))]
public sealed class OperationIdentity : ProjectItemIdentity
{
    /// <summary>Identifies an operation by id.</summary>
    /// <param name="id">The id, a UUID.</param>
    public OperationIdentity(string id)
        : base(id, null)
    {
    }

    /// <summary>Identifies an operation by the operation itself.</summary>
    /// <param name="operation">The operation.</param>
    public OperationIdentity(Operation operation)
        : base(operation.OperationId, null, operation, operation.ProjectId)
    {
    }

    /// <summary>Identifies an operation by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>OperationId</c>, and <c>ProjectId</c> if known.</param>
    public OperationIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "OperationId"), null, plain)
    {
    }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new OperationApi(client).GetAsync(await ParentScope.ProjectAboveAsync(client, above, cancellation).ConfigureAwait(false), id, cancellation).ConfigureAwait(false);
}
