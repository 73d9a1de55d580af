using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// A row that was piped into a cmdlet whose target is an object of the session. The engine converts only rows to it, so objects are
/// bound as usual.
/// </summary>
internal sealed class PipedRow
{
    /// <summary>Accepts a row.</summary>
    /// <exception cref="PSInvalidCastException">The object is not a row.</exception>
    public PipedRow(PSObject row) =>
        Row = PlainObject.IsPlain(row) ? row : throw new PSInvalidCastException("The object is not a row.");

    /// <summary>The row.</summary>
    public PSObject Row { get; }
}
