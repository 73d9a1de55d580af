using System.Runtime.CompilerServices;

namespace Neon;

/// <summary>
/// The lists that Tab has read over one connection. They live for half a minute and are dropped as soon as anything is
/// changed over the connection. Any thread may use it.
/// </summary>
internal sealed class CompletionCache(TimeProvider clock)
{
    /// <summary>How long a list is offered.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    /// <summary>How long nobody asks again for what has been asked for, whether it failed or is still on its way.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);

    /// <summary>How long a list tells the ids of names, and that there is more than one page of it.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    /// <summary>How many lists are kept, those included that were asked for in vain.</summary>
    public const int Most = 64;

    private const int MostItems = 20_000;
    private static readonly ConditionalWeakTable<NeonConnection, CompletionCache> Caches = [];
    private readonly object _lock = new();
    private readonly Dictionary<CompletionKey, Entry> _entries = [];
    private int _changes;

    /// <summary>The lists of a connection.</summary>
    public static CompletionCache Of(NeonConnection connection) => Caches.GetValue(connection, changing =>
    {
        var cache = new CompletionCache(changing.Clock);
        changing.Changed += cache.Clear;
        return cache;
    });

    /// <summary>How many lists are kept or asked for.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Gives a list that is fresh; an empty one while it is not to be asked for; null when it may be.</summary>
    public CompletionList? Find(CompletionKey key)
    {
        lock (_lock)
        {
            return !_entries.TryGetValue(key, out var entry) ? null
                : entry.List is not null && clock.GetElapsedTime(entry.ReadAt) < Life ? entry.List
                : entry.AskedAt is { } askedAt && clock.GetElapsedTime(askedAt) < Pause ? CompletionList.Unknown
                : null;
        }
    }

    /// <summary>
    /// Gives a list that need not be fresh. Ids outlive half a minute: who types a name, thinks, and goes on to the next
    /// parameter is not made to wait for the same list again.
    /// </summary>
    public CompletionList? Recall(CompletionKey key)
    {
        lock (_lock)
        {
            return _entries.TryGetValue(key, out var entry) && entry.List is not null && clock.GetElapsedTime(entry.ReadAt) < Memory
                ? entry.List
                : null;
        }
    }

    /// <summary>Notes that a list is being asked for.</summary>
    /// <returns>What <see cref="Add"/> wants to know: how often there was a change until now.</returns>
    public int Ask(CompletionKey key)
    {
        lock (_lock)
        {
            _entries.TryGetValue(key, out var entry);
            _entries[key] = entry with { AskedAt = clock.GetTimestamp() };
            Trim();
            return _changes;
        }
    }

    /// <summary>Keeps a list, unless something was changed while it was on its way.</summary>
    public void Add(CompletionKey key, CompletionList list, int changes)
    {
        lock (_lock)
        {
            if (changes != _changes)
            {
                return;
            }

            _entries[key] = new Entry(list, clock.GetTimestamp(), null);
            Trim();
        }
    }

    /// <summary>Drops everything.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _changes++;
            _entries.Clear();
        }
    }

    // The oldest go first. What was asked for in vain counts like what came, or it would add up.
    private void Trim()
    {
        while (_entries.Count > Most || (_entries.Count > 1 && _entries.Values.Sum(entry => entry.List?.Items.Count ?? 0) > MostItems))
        {
            _entries.Remove(_entries.MinBy(entry => entry.Value.AskedAt ?? entry.Value.ReadAt).Key);
        }
    }

    private readonly record struct Entry(CompletionList? List, long ReadAt, long? AskedAt);
}
