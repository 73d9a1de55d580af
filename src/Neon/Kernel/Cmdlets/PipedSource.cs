using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// A row or a resource that was piped into a cmdlet whose target is an object of the session. The engine converts only these to it, so
/// the target is bound as usual.
/// </summary>
internal sealed class PipedSource
{
    /// <summary>Accepts a resource.</summary>
    public PipedSource(NeonObject resource) => Source = PSObject.AsPSObject(resource);

    /// <summary>Accepts a row.</summary>
    /// <exception cref="PSInvalidCastException">The object is not a row.</exception>
    public PipedSource(PSObject row) =>
        Source = PlainObject.IsPlain(row) ? row : throw new PSInvalidCastException("The object is not a row.");

    /// <summary>The resource or the row.</summary>
    public PSObject Source { get; }
}
