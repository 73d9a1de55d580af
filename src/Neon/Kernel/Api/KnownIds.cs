namespace Neon;

/// <summary>The ids that a cmdlet has looked up by name, so that each name is looked up once per pipeline.</summary>
internal sealed class KnownIds
{
    private readonly Dictionary<(string? Within, Type Kind, string Name), string> _known = [];

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
}
