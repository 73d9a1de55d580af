using System.Collections.Concurrent;

namespace Neon;

/// <summary>
/// The ids that a cmdlet has looked up by name, so that each name is looked up once per pipeline. A cmdlet that only reads also uses
/// those that were looked up shortly before.
/// </summary>
/// <param name="recent">The ids of earlier cmdlets; null for a cmdlet whose names must be looked up now.</param>
internal sealed class KnownIds(RecentIds? recent = null)
{
    private readonly Dictionary<NameKey, string> _known = [];
    private readonly HashSet<NameKey> _reused = [];
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<string?>>> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, NeonObject> _found = new(StringComparer.Ordinal);
    private RecentIds? _recent = recent;

    /// <summary>Whether an id was looked up by an earlier cmdlet, so that another resource may have the name now.</summary>
    public bool AreReused => _reused.Count > 0;

    /// <summary>The id of the resource with a name; requests it if the name has not been looked up yet.</summary>
    /// <param name="within">The id of the scope in which the name is unique; null for the whole account.</param>
    /// <param name="kind">The kind of resource.</param>
    /// <param name="name">The name.</param>
    /// <param name="resolve">Requests the id.</param>
    public async ValueTask<string> FindAsync(string? within, Type kind, string name, Func<ValueTask<string>> resolve)
    {
        var key = new NameKey(within, kind, name);
        if (_known.TryGetValue(key, out var id))
        {
            return id;
        }

        if (_recent?.Find(key) is { } reused)
        {
            _reused.Add(key);
            return _known[key] = reused;
        }

        var changes = _recent?.Changes ?? 0;
        // The ids are used by the pipeline thread only.
        id = _known[key] = await resolve().ConfigureAwait(true);
        _recent?.Keep(key, id, changes);
        return id;
    }

    /// <summary>Looks all names up again that earlier cmdlets had looked up.</summary>
    public void DropReused()
    {
        foreach (var key in _reused)
        {
            _known.Remove(key);
            _recent?.Drop(key);
        }

        _reused.Clear();
        _recent = null;
    }

    /// <summary>Keeps a resource that was found when its name was looked up, so that it does not have to be read again.</summary>
    /// <param name="id">The id.</param>
    /// <param name="found">The resource.</param>
    public void Keep(string id, NeonObject found) => _found[id] = found;

    /// <summary>The resource that was found when its name was looked up; null if it was specified by id.</summary>
    /// <param name="id">The id.</param>
    public NeonObject? Found(string id) => _found.GetValueOrDefault(id);

    /// <summary>The names in a list, read once per pipeline.</summary>
    /// <param name="list">What distinguishes the list from others.</param>
    /// <param name="read">Reads the list.</param>
    public Task<IReadOnlyList<string?>> NamesAsync(string list, Func<Task<IReadOnlyList<string?>>> read) => _names.GetOrAdd(list, _ => read());
}
