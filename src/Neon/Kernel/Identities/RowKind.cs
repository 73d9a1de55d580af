using System.Collections.Frozen;
using System.Reflection;

namespace Neon;

/// <summary>A model whose rows can be recognized, and the columns that its rows may have.</summary>
internal sealed class RowKind
{
    /// <summary>The column that most models call their name.</summary>
    public const string NameColumn = "Name";

    private static readonly Lazy<RowKind[]> Known = new(Read);
    private static readonly Lazy<(Type Model, string[] Columns)[]> Models = new(() => [.. typeof(RowKind).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(NeonObject)) || type.IsDefined(typeof(RowKeyAttribute), inherit: false)))
        .Select(type => (type, type.GetProperties().Select(property => property.Name).ToArray()))]);

    private readonly FrozenSet<string> _allowed;
    private readonly Lazy<(FrozenSet<string> All, FrozenSet<string> Foreign)[]> _others;

    private RowKind(Type model, RowKeyAttribute key, IReadOnlyList<string> above, bool isParent)
    {
        Model = model;
        Names = key.Names;
        ShortName = key.Names is [var only] ? Short(only) : null;
        AlsoCalled = key.AlsoCalled;
        NameHeading = isParent && key.Names is [var id] && id.EndsWith("Id", StringComparison.Ordinal) ? ShortName + NameColumn : null;
        In = key.In;
        IsOnePerParent = In is not null && model.GetCustomAttribute<ListedAttribute>()?.Keys is [.., var last] && last == In;
        Details = key.Details;
        Depth = above.Count;
        string[] columns = [.. model.GetProperties().Select(property => property.Name), .. above];
        _allowed = columns.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _others = new(() => Others(columns, [.. key.Names, .. above]));
        HasName = _allowed.Contains(NameColumn);
        IsKeyedByName = HasName && key.Names is [var name] && name.EndsWith(NameColumn, StringComparison.Ordinal);
    }

    /// <summary>All kinds, the deepest first.</summary>
    public static IReadOnlyList<RowKind> All => Known.Value;

    public Type Model { get; }

    /// <summary>The names that a row of this model has.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>
    /// The parameter name for the key, such as <c>Branch</c> for <c>BranchId</c>, which is also a common
    /// heading.
    /// </summary>
    public string? ShortName { get; }

    /// <summary>Another common heading for the key.</summary>
    public string? AlsoCalled { get; }

    /// <summary>The heading for the name of a parent, such as <c>BranchName</c>; null for anything else.</summary>
    public string? NameHeading { get; }

    /// <summary>Whether it has a name.</summary>
    public bool HasName { get; }

    /// <summary>Whether its key is its name, as that of a database is.</summary>
    public bool IsKeyedByName { get; }

    /// <summary>The key of its parent; null if it has none.</summary>
    public string? In { get; }

    /// <summary>Whether its parent has exactly one, such as the snapshot schedule of a branch.</summary>
    public bool IsOnePerParent { get; }

    /// <summary>The properties beside its key that distinguish it from others.</summary>
    public IReadOnlyList<string> Details { get; }

    /// <summary>How many parents it has.</summary>
    public int Depth { get; }

    /// <summary>Whether a row of this model may have the name: its own property, or the key of a parent.</summary>
    public bool Allows(string name) => _allowed.Contains(name);

    /// <summary>
    /// The column that shows that a row with the key of this model is one of another model: the other model has it, this one has
    /// not, and the other one has every column that the row shares with this one. Null if no other model explains the row:
    /// columns that people add, such as Action or Size, then say nothing.
    /// </summary>
    /// <param name="columns">The columns of the row.</param>
    public string? FindForeign(IReadOnlyList<string> columns)
    {
        string[] own = [.. columns.Where(_allowed.Contains)];
        return _others.Value.Where(other => Array.TrueForAll(own, other.All.Contains))
            .Select(other => columns.FirstOrDefault(other.Foreign.Contains))
            .FirstOrDefault(column => column is not null);
    }

    // Users' lists have Region for RegionId, and ProjectName beside ProjectId.
    private (FrozenSet<string> All, FrozenSet<string> Foreign)[] Others(string[] columns, string[] keys)
    {
        string[] also = [.. columns.Select(Short).OfType<string>(), .. keys.Where(key => key.EndsWith("Id", StringComparison.Ordinal)).Select(key => key[..^2] + NameColumn)];
        return [.. Models.Value.Where(other => other.Model != Model && Names.All(other.Columns.Contains)).Select(other => (
            other.Columns.ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            other.Columns.Except(columns).Except(also).ToFrozenSet(StringComparer.OrdinalIgnoreCase)))];
    }

    private static string? Short(string key) =>
        Array.Find(["Id", "Name", "Slug"], end => key.EndsWith(end, StringComparison.Ordinal)) is { } suffix ? key[..^suffix.Length] : null;

    private static RowKind[] Read()
    {
        var keys = typeof(RowKind).Assembly.GetTypes()
            .Select(type => (Model: type, Key: type.GetCustomAttribute<RowKeyAttribute>()!))
            .Where(declared => declared.Key is not null)
            .ToArray();
        var parents = keys.Where(declared => declared.Key.Names.Count == 1)
            .GroupBy(declared => declared.Key.Names[0])
            .ToDictionary(group => group.Key, group => group.First().Key.In);
        return [.. keys.Select(declared => new RowKind(
                declared.Model, declared.Key, Above(declared.Key.In, parents), Array.Exists(keys, other => declared.Key.Names.Contains(other.Key.In))))
            .OrderByDescending(kind => kind.Depth)
            .ThenBy(kind => kind.Model.Name, StringComparer.Ordinal)];
    }

    private static List<string> Above(string? key, Dictionary<string, string?> parents)
    {
        var above = new List<string>();
        for (; key is not null; key = parents[key])
        {
            above.Add(key);
        }

        return above;
    }
}
