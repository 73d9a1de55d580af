namespace Neon;

/// <summary>
/// The operations of a project as they come. Each poll is one list call, the newest first, that goes no further back than
/// to what is known: a second page is read only when all of the first is new, so that nothing is lost between two polls
/// and the history is not read.
/// </summary>
/// <param name="client">The way to Neon.</param>
/// <param name="projectId">The project.</param>
/// <param name="since">
/// From when on operations that have ended count as news in the first poll; without it only those that have not ended do.
/// </param>
internal sealed class OperationFeed(NeonClient client, string projectId, DateTimeOffset? since)
{
    private readonly OperationApi _api = new(client);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private Dictionary<string, Operation> _unfinished = [];
    private DateTimeOffset? _floor;

    public string ProjectId => projectId;

    /// <summary>Whether a poll has succeeded.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>The operations that had not ended at the last poll.</summary>
    public IReadOnlyCollection<Operation> Unfinished => _unfinished.Values;

    /// <summary>What is new since the last poll and what has another status, in the order in which it was begun.</summary>
    public async Task<IReadOnlyList<Operation>> PollAsync(CancellationToken cancellation)
    {
        var listed = new Dictionary<string, Operation>(StringComparer.Ordinal);
        await foreach (var page in _api.ListPagesAsync(projectId, cancellation).ConfigureAwait(false))
        {
            foreach (var operation in page.Where(operation => operation.OperationId is not null))
            {
                listed.TryAdd(operation.OperationId!, operation);
            }

            if (ReachesBack(page))
            {
                break;
            }
        }

        await AddUnlistedAsync(listed, cancellation).ConfigureAwait(false);
        // Nothing has been remembered so far: where a call failed, the next poll sees the same again.
        Operation[] news = [.. listed.Reverse().Where(IsNews).Select(pair => pair.Value).OrderBy(operation => operation.CreatedAt)];
        _floor = HasBegun ? _floor : listed.Values.Min(operation => operation.CreatedAt);
        _known.UnionWith(listed.Keys);
        _unfinished = listed.Where(pair => !pair.Value.IsFinal).ToDictionary(StringComparer.Ordinal);
        HasBegun = true;
        return news;
    }

    /// <summary>Whether what comes after a page is known, or too old to be of interest.</summary>
    private bool ReachesBack(IReadOnlyList<Operation> page) => HasBegun
        ? page.Any(operation => operation.OperationId is { } id && _known.Contains(id))
        : since is null || page[^1].CreatedAt < since;

    /// <summary>
    /// What runs is followed to its end, also when so many came after it that it is not among the newest any more. One that
    /// failed may stay like that for good; it is not asked for again and again.
    /// </summary>
    private async Task AddUnlistedAsync(Dictionary<string, Operation> listed, CancellationToken cancellation)
    {
        foreach (var (id, _) in _unfinished.Where(known => !listed.ContainsKey(known.Key) && known.Value.Status != "failed"))
        {
            if (await _api.GetAsync(projectId, id, cancellation).OrNullIfMissingAsync().ConfigureAwait(false) is { } operation)
            {
                listed[id] = operation;
            }
        }
    }

    private bool IsNews(KeyValuePair<string, Operation> listed)
    {
        var (id, operation) = listed;
        if (!HasBegun)
        {
            return !operation.IsFinal || operation.CreatedAt >= since;
        }

        if (_unfinished.TryGetValue(id, out var before))
        {
            return (before.Status, before.FailuresCount) != (operation.Status, operation.FailuresCount);
        }

        // A page may reach further back than the first one did: that is history, however new it is here.
        return !_known.Contains(id) && !(operation.CreatedAt < _floor);
    }
}
