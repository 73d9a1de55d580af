using System.Runtime.CompilerServices;

namespace Neon;

/// <summary>
/// The lists that Tab has read over one connection. They expire after half a minute and when anything is changed over the
/// connection; then they only serve to look up ids by name. Thread-safe.
/// </summary>
internal sealed class CompletionCache(TimeProvider clock)
{
    /// <summary>How long a list is used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    /// <summary>How long a list is not requested again after a request that failed or is still running.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);

    /// <summary>How long a list is used to look up ids by name, and to know that it has more than one page.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    /// <summary>How many lists are kept, including failed requests.</summary>
    public const int Most = 64;

    private const int MaxItems = 20_000;
    private static readonly ConditionalWeakTable<NeonConnection, CompletionCache> Caches = [];
    private readonly object _lock = new();
    private readonly Dictionary<CompletionKey, Entry> _entries = [];
    private int _changes;

    /// <summary>The lists of a connection.</summary>
    public static CompletionCache Of(NeonConnection connection) => Caches.GetValue(connection, changing =>
    {
        var cache = new CompletionCache(changing.Clock);
        changing.Changed += cache.Expire;
        return cache;
    });

    /// <summary>How many lists are kept or requested.</summary>
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

    /// <summary>Returns a fresh list; an empty one while it must not be requested; null if it may be requested.</summary>
    public CompletionList? Find(CompletionKey key)
    {
        lock (_lock)
        {
            return !_entries.TryGetValue(key, out var entry) ? null
                : entry.List is not null && !entry.IsStale && clock.GetElapsedTime(entry.ReadAt) < Life ? entry.List
                : entry.AskedAt is { } askedAt && clock.GetElapsedTime(askedAt) < Pause ? CompletionList.Unknown
                : null;
        }
    }

    /// <summary>
    /// Returns a list that need not be fresh. Ids stay valid for longer than half a minute: a user who types a name, thinks and
    /// continues with the next parameter does not wait for the same list again.
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

    /// <summary>Records that a list is being requested.</summary>
    /// <returns>The number of changes so far, for <see cref="Add"/>.</returns>
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

    /// <summary>Keeps a list, unless something was changed while it was being read.</summary>
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

    /// <summary>Ends the use of all lists, except to look up ids.</summary>
    public void Expire()
    {
        lock (_lock)
        {
            _changes++;
            foreach (var (key, entry) in _entries.ToArray())
            {
                if (entry.List is null)
                {
                    _entries.Remove(key);
                }
                else
                {
                    _entries[key] = entry with { IsStale = true, AskedAt = null };
                }
            }
        }
    }

    /// <summary>Drops the lists that have expired with a change: an id in them no longer exists.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            foreach (var (key, entry) in _entries.ToArray())
            {
                if (entry.IsStale)
                {
                    _entries.Remove(key);
                }
            }
        }
    }

    // The oldest are removed first. Failed requests count as well, otherwise they would accumulate.
    private void Trim()
    {
        while (_entries.Count > Most || (_entries.Count > 1 && _entries.Values.Sum(entry => entry.List?.Items.Count ?? 0) > MaxItems))
        {
            _entries.Remove(_entries.MinBy(entry => entry.Value.AskedAt ?? entry.Value.ReadAt).Key);
        }
    }

    private readonly record struct Entry(CompletionList? List, long ReadAt, long? AskedAt, bool IsStale = false);
}
