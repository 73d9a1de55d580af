using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>An operation named by its id or by itself; it knows its project. Operations have no names.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class OperationIdentity : ProjectItemIdentity
{
    /// <summary>Names an operation by id.</summary>
    /// <param name="id">The id, a UUID.</param>
    public OperationIdentity(string id)
        : base(id, null)
    {
    }

    /// <summary>Names an operation by itself.</summary>
    /// <param name="operation">The operation.</param>
    public OperationIdentity(Operation operation)
        : base(operation.OperationId, null, operation, operation.ProjectId)
    {
    }

    /// <summary>Names an operation by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>OperationId</c>, and <c>ProjectId</c> if it is known.</param>
    public OperationIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "OperationId"), null, plain)
    {
    }
}
