namespace Neon;

/// <summary>Anything that came with operations to wait for: a branch just created, an endpoint being started.</summary>
public interface IHasOperations
{
    /// <summary>
    /// The operations that the last change of the object began; empty when it began none. Not public: an operation would be
    /// shown to have itself in it.
    /// </summary>
    internal IReadOnlyList<Operation> Operations { get; }
}
