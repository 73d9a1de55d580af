using System.Text.RegularExpressions;

namespace Neon;

/// <summary>
/// The names of the account, organizations, projects, branches and endpoints in the responses over one connection, by id. Views show
/// them before the ids. The oldest are dropped when there are too many. Thread-safe.
/// </summary>
/// <remarks>
/// They are for display only: someone else can have renamed a resource since its last response. So tables and lists show the id as
/// well.
/// </remarks>
internal sealed class KnownNames
{
    /// <summary>The number of entries at which the older half is dropped.</summary>
    public const int Capacity = 20_000;

    private static readonly Lazy<Regex> IdAfterWord = new(() => new Regex(
        $@"(?<=\b(?:{string.Join('|', ResourceTable.All.Select(resource => resource.Kind))}|to|on) )[a-z0-9]+(?:-[a-z0-9]+)+(?![\w'-])", RegexOptions.CultureInvariant));

    private readonly object _lock = new();
    private Dictionary<string, NamedId> _newer = new(StringComparer.Ordinal);
    private Dictionary<string, NamedId> _older = new(StringComparer.Ordinal);

    /// <summary>The name of a resource; null if it is not known.</summary>
    /// <param name="id">The id.</param>
    public string? Find(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return null;
        }

        lock (_lock)
        {
            // A name that another resource has now is outdated, such as after a restore that exchanges two branches.
            return Entry(id) is { } known && (KeyOf(known) is not { } key || Entry(key)?.Id == id) ? known.Name : null;
        }
    }

    /// <summary>The name of a resource, if it can stand for the id; null if it is not known, or if another known resource has it as well.</summary>
    /// <param name="id">The id.</param>
    public string? FindUnique(string id)
    {
        lock (_lock)
        {
            return Find(id) is { } name && (Entry(id)?.UniqueIn is not null || !HasAnother(id, name)) ? name : null;
        }
    }

    /// <summary>The name of a resource; its id if the name is not known.</summary>
    /// <param name="id">The id.</param>
    public string NameOrId(string id) => Find(id) ?? id;

    /// <summary>A sentence with the name before each id after words such as <c>branch</c> or <c>not to</c>: <c>branch main (br-calm-lake-a1b2c3d4)</c>.</summary>
    /// <param name="sentence">The sentence.</param>
    public string InSentence(string sentence) => IdAfterWord.Value.Replace(sentence, id => WithName(id.Value));

    /// <summary>A path with the name before each part that is an id: <c>app (quiet-forest-12345678)/main</c>.</summary>
    /// <param name="path">The path.</param>
    public string InPath(string path) => string.Join('/', path.Split('/').Select(WithName));

    /// <summary>Records resources from a response.</summary>
    /// <param name="resources">The resources.</param>
    public void Add(IEnumerable<NamedId> resources)
    {
        lock (_lock)
        {
            foreach (var resource in resources)
            {
                if (resource is { Id: { Length: > 0 } id, Name.Length: > 0 })
                {
                    Set(id, resource);
                    if (KeyOf(resource) is { } key)
                    {
                        Set(key, resource);
                    }
                }
            }
        }
    }

    /// <summary>Records a resource that was read earlier, unless a response has named it, or another one with its name.</summary>
    /// <param name="resource">The resource.</param>
    public void AddMissing(NamedId resource)
    {
        lock (_lock)
        {
            if (resource.Id is { } id && Entry(id) is null && (KeyOf(resource) is not { } key || Entry(key) is null))
            {
                Add([resource]);
            }
        }
    }

    /// <summary>Drops everything, because anything can have been renamed.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            (_newer, _older) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        }
    }

    private string WithName(string id) => Find(id) is { } name && name != id ? $"{VisibleText.Of(name)} ({id})" : id;

    // Ids contain no line break.
    private static string? KeyOf(NamedId resource) => resource.UniqueIn is { } parent ? $"{parent}\n{resource.Name}" : null;

    private bool HasAnother(string id, string name) =>
        _newer.Values.Concat(_older.Values).Any(other => other.Name == name && other.UniqueIn is null && other.Id != id);

    private NamedId? Entry(string key) => _newer.TryGetValue(key, out var known) || _older.TryGetValue(key, out known) ? known : null;

    private void Set(string key, NamedId resource)
    {
        _newer[key] = resource;
        if (_newer.Count >= Capacity / 2)
        {
            (_older, _newer) = (_newer, new(StringComparer.Ordinal));
        }
    }
}

/// <summary>The id and the name of a resource.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="UniqueIn">The id of the parent in which no other resource of its kind has that name; null if names are not unique.</param>
internal readonly record struct NamedId(string? Id, string? Name, string? UniqueIn = null);
