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

/// <summary>An object that can be read again after its operations have finished.</summary>
internal interface IRefreshable : IHasOperations
{
    /// <summary>Reads the object again, and keeps values that only the change returned (passwords, connection strings).</summary>
    Task<object> RefreshAsync(NeonClient client, IReadOnlyList<Operation> operations, CancellationToken cancellation);
}
