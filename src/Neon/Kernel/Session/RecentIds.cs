namespace Neon;

/// <summary>
/// The ids that Get- cmdlets have looked up by name over one connection, for the next cmdlets of the session. Each is used for half a
/// minute, and all are dropped after any change over the connection. Thread-safe.
/// </summary>
internal sealed class RecentIds(TimeProvider clock)
{
    /// <summary>How long an id is used. Another client may give its name to another resource in the meantime.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    /// <summary>How many ids are kept.</summary>
    public const int Most = 256;

    private readonly object _lock = new();
    private readonly Dictionary<NameKey, (string Id, long ReadAt)> _ids = [];
    private int _changes;

    /// <summary>How many ids are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _ids.Count;
            }
        }
    }

    /// <summary>The number of changes so far, for <see cref="Keep"/>.</summary>
    public int Changes
    {
        get
        {
            lock (_lock)
            {
                return _changes;
            }
        }
    }

    /// <summary>The id of the resource that had the name at most half a minute ago; null if it has to be looked up.</summary>
    public string? Find(NameKey key)
    {
        lock (_lock)
        {
            return _ids.TryGetValue(key, out var known) && clock.GetElapsedTime(known.ReadAt) < Life ? known.Id : null;
        }
    }

    /// <summary>Keeps an id, unless something was changed while it was being looked up.</summary>
    /// <param name="key">The name.</param>
    /// <param name="id">The id.</param>
    /// <param name="changes">The number of changes before it was looked up.</param>
    public void Keep(NameKey key, string id, int changes)
    {
        lock (_lock)
        {
            if (changes != _changes)
            {
                return;
            }

            _ids[key] = (id, clock.GetTimestamp());
            if (_ids.Count > Most)
            {
                _ids.Remove(_ids.MinBy(known => known.Value.ReadAt).Key);
            }
        }
    }

    /// <summary>Drops an id that has turned out to be outdated.</summary>
    public void Drop(NameKey key)
    {
        lock (_lock)
        {
            _ids.Remove(key);
        }
    }

    /// <summary>Drops all ids after a change: a name may have another owner now.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _changes++;
            _ids.Clear();
        }
    }
}

/// <summary>A name that is looked up.</summary>
/// <param name="Within">The id of the scope in which the name is unique; null for the whole account.</param>
/// <param name="Kind">The kind of resource.</param>
/// <param name="Name">The name.</param>
internal readonly record struct NameKey(string? Within, Type Kind, string Name);
