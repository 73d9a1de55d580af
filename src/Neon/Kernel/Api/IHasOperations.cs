namespace Neon;

/// <summary>An object with operations to wait for: a new branch, a starting endpoint.</summary>
public interface IHasOperations
{
    /// <summary>
    /// The operations that the last change of the object started; empty if there were none. Not public: an operation would
    /// contain itself.
    /// </summary>
    internal IReadOnlyList<Operation> Operations { get; }
}
