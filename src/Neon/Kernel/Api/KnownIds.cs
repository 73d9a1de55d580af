using System.Collections.Concurrent;

namespace Neon;

/// <summary>The ids that a cmdlet has looked up by name, so that each name is looked up once per pipeline.</summary>
internal sealed class KnownIds
{
    private readonly Dictionary<(string? Within, Type Kind, string Name), string> _known = [];
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<string?>>> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, NeonObject> _found = new(StringComparer.Ordinal);

    /// <summary>The id of the resource with a name; requests it if the name has not been looked up yet.</summary>
    /// <param name="within">The id of the scope in which the name is unique; null for the whole account.</param>
    /// <param name="kind">The kind of resource.</param>
    /// <param name="name">The name.</param>
    /// <param name="resolve">Requests the id.</param>
    public async ValueTask<string> FindAsync(string? within, Type kind, string name, Func<ValueTask<string>> resolve)
    {
        var key = (within, kind, name);
        // The ids are used by the pipeline thread only.
        return _known.TryGetValue(key, out var id) ? id : _known[key] = await resolve().ConfigureAwait(true);
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
