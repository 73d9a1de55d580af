using System.Collections;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// The dynamic parameter of a cmdlet that takes parents from the pipe. The engine binds the properties of plain objects, but
/// does not look into hashtables.
/// </summary>
internal sealed class PipedTableInput(IReadOnlySet<PipedParameter> typed)
{
    /// <summary>The parameters that were typed.</summary>
    internal IReadOnlySet<PipedParameter> Typed { get; } = typed;

    /// <summary>The hashtable from the pipe; null for anything else.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public IDictionary? PipedTable { get; set; }
}
