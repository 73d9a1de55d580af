namespace Neon;

/// <summary>The ids that a cmdlet has looked up by name, so that each name is looked up once per pipeline.</summary>
internal sealed class KnownIds
{
    private readonly Dictionary<(string? Within, Type Kind, string Name), string> _known = [];

    /// <summary>The id of a resource; asks for it when only the name is known and has not been looked up yet.</summary>
    /// <param name="within">The id of what the name is unique in; null for the whole account.</param>
    /// <param name="identity">The resource.</param>
    /// <param name="resolve">Asks for the id.</param>
    public async ValueTask<string> FindAsync(string? within, ResourceIdentity identity, Func<ValueTask<string>> resolve)
    {
        if (identity.Id is not null || identity.Name is not { Length: > 0 } name)
        {
            return await resolve();
        }

        var key = (within, identity.GetType(), name);
        return _known.TryGetValue(key, out var id) ? id : _known[key] = await resolve();
    }
}
