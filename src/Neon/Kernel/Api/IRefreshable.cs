namespace Neon;

/// <summary>An object that can be read anew after its operations have ended.</summary>
internal interface IRefreshable : IHasOperations
{
    /// <summary>Reads the object anew, keeping what only the change itself told (passwords, connection strings).</summary>
    Task<object> RefreshAsync(NeonClient client, IReadOnlyList<Operation> operations, CancellationToken cancellation);

    /// <summary>What the resource with this id is called, where the object knows: it may be itself.</summary>
    string? NameOf(string id) => null;
}
