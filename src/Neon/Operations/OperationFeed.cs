namespace Neon;

/// <summary>
/// The operations of a project as they appear. Each poll is one list call, newest first, that reads back only as far as the
/// known operations: a second page is read only if the whole first page is new. No operation between two polls is lost,
/// and the history is not read.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="projectId">The project.</param>
/// <param name="since">
/// The time from which the first poll includes operations that have ended; if null, it includes only unfinished ones.
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

    /// <summary>
    /// The operations that are new or have another status since the last poll, in the order of their creation.
    /// </summary>
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
        // Nothing has been recorded yet: if a call failed, the next poll sees the same operations again.
        Operation[] news = [.. listed.Reverse().Where(IsNews).Select(pair => pair.Value).OrderBy(operation => operation.CreatedAt)];
        _floor = HasBegun ? _floor : listed.Values.Min(operation => operation.CreatedAt);
        _known.UnionWith(listed.Keys);
        _unfinished = listed.Where(pair => !pair.Value.IsFinal).ToDictionary(StringComparer.Ordinal);
        HasBegun = true;
        return news;
    }

    /// <summary>Whether everything after a page is known already or too old to matter.</summary>
    private bool ReachesBack(IReadOnlyList<Operation> page) => HasBegun
        ? page.Any(operation => operation.OperationId is { } id && _known.Contains(id))
        : since is null || page[^1].CreatedAt < since;

    /// <summary>
    /// Follows running operations to their end, even if they are no longer among the newest. An operation that failed may stay
    /// in that status forever, so it is not read repeatedly.
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

        // A page may reach further back than the first poll did: that is history, even if it is new here.
        return !_known.Contains(id) && !(operation.CreatedAt < _floor);
    }
}
