using System.Collections.Concurrent;

namespace Neon;

/// <summary>
/// The ids that a cmdlet has looked up by name, so that each name is looked up once per pipeline. A cmdlet that only reads also uses
/// those that were looked up shortly before.
/// </summary>
/// <param name="recent">The ids of earlier cmdlets; null for a cmdlet whose names must be looked up now.</param>
internal sealed class KnownIds(RecentIds? recent = null)
{
    private readonly ConcurrentDictionary<NameKey, Task<string>> _known = [];
    private readonly HashSet<NameKey> _reused = [];
    private readonly ConcurrentDictionary<string, Task> _read = new(StringComparer.Ordinal);
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
        if (_known.TryGetValue(key, out var known))
        {
            return await known.ConfigureAwait(true);
        }

        if (_recent?.Find(key) is { } reused)
        {
            _reused.Add(key);
            _known[key] = Task.FromResult(reused);
            return reused;
        }

        var changes = _recent?.Changes ?? 0;
        // Several inputs of a cmdlet can need the name at the same time.
        var looking = resolve().AsTask();
        _known[key] = looking;
        try
        {
            var id = await looking.ConfigureAwait(true);
            _recent?.Keep(key, id, changes);
            return id;
        }
        catch
        {
            _known.TryRemove(KeyValuePair.Create(key, looking));
            throw;
        }
    }

    /// <summary>Looks all names up again that earlier cmdlets had looked up.</summary>
    public void DropReused()
    {
        foreach (var key in _reused)
        {
            _known.TryRemove(key, out _);
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
    public Task<IReadOnlyList<string?>> NamesAsync(string list, Func<Task<IReadOnlyList<string?>>> read) =>
        (Task<IReadOnlyList<string?>>)_read.GetOrAdd("names in " + list, _ => read());

    /// <summary>Something that is read once per pipeline, unless that fails.</summary>
    /// <param name="what">What distinguishes it from others.</param>
    /// <param name="read">Reads it.</param>
    public async Task<T> ReadOnceAsync<T>(string what, Func<Task<T>> read)
    {
        var reading = (Task<T>)_read.GetOrAdd(what, _ => read());
        try
        {
            return await reading.ConfigureAwait(true);
        }
        catch
        {
            _read.TryRemove(KeyValuePair.Create(what, (Task)reading));
            throw;
        }
    }
}
