namespace Neon.Commands;

/// <summary>A project that is watched: its feed, and which branches and endpoints of it are looked at.</summary>
internal sealed class WatchedProject(OperationFeed feed)
{
    private readonly List<(string? BranchId, string? EndpointId)> _places = [];

    public OperationFeed Feed => feed;

    /// <summary>Whether the last poll failed in a way that will pass.</summary>
    public bool IsDisturbed { get; set; }

    /// <summary>Looks at a place too; at the whole project when neither is named.</summary>
    public void Add(string? branchId, string? endpointId) => _places.Add((branchId, endpointId));

    public bool Includes(Operation operation) => _places.Exists(place =>
        (place.BranchId is null || place.BranchId == operation.BranchId)
        && (place.EndpointId is null || place.EndpointId == operation.EndpointId));
}
