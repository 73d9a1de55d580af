namespace Neon;

/// <summary>An object that can be read again after its operations have finished.</summary>
internal interface IRefreshable : IHasOperations
{
    /// <summary>Reads the object again, and keeps values that only the change returned (passwords, connection strings).</summary>
    Task<object> RefreshAsync(NeonClient client, IReadOnlyList<Operation> operations, CancellationToken cancellation);

    /// <summary>The name of the resource with this id, which may be the object itself; null if unknown.</summary>
    string? NameOf(string id) => null;
}
