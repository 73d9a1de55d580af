namespace Neon.Commands;

/// <summary>A watched project: its feed, and the branches and endpoints that are watched.</summary>
internal sealed class WatchedProject(OperationFeed feed)
{
    private readonly List<(string? BranchId, string? EndpointId)> _places = [];

    public OperationFeed Feed => feed;

    /// <summary>Whether the last poll failed temporarily.</summary>
    public bool IsDisturbed { get; set; }

    /// <summary>Adds a branch or endpoint to watch; the whole project if neither is specified.</summary>
    public void Add(string? branchId, string? endpointId) => _places.Add((branchId, endpointId));

    public bool Includes(Operation operation) => _places.Exists(place =>
        (place.BranchId is null || place.BranchId == operation.BranchId)
        && (place.EndpointId is null || place.EndpointId == operation.EndpointId));
}
