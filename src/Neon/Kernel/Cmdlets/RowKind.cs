using System.Collections.Frozen;
using System.Reflection;

namespace Neon;

/// <summary>A model whose rows can be recognized, and the keys that its rows may carry.</summary>
internal sealed class RowKind
{
    private static readonly Lazy<RowKind[]> Known = new(Read);

    private readonly FrozenSet<string> _allowed;

    private RowKind(Type model, RowKeyAttribute key, IReadOnlyList<string> above)
    {
        Model = model;
        Names = key.Names;
        ShortName = key.Names is [var only] ? Short(only) : null;
        AlsoCalled = key.AlsoCalled;
        Depth = above.Count;
        _allowed = model.GetProperties().Select(property => property.Name).Concat(above).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All of them; what lies deepest comes first.</summary>
    public static IReadOnlyList<RowKind> All => Known.Value;

    public Type Model { get; }

    /// <summary>The names that a row of this model has.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The key as parameters are called, such as <c>Branch</c> for <c>BranchId</c>: the heading that people choose for a row.</summary>
    public string? ShortName { get; }

    /// <summary>Another heading that people choose for the key.</summary>
    public string? AlsoCalled { get; }

    private int Depth { get; }

    /// <summary>Whether a row of this model may have the name: a property of its own, or the key of something that it lies in.</summary>
    public bool Allows(string name) => _allowed.Contains(name);

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
        return [.. keys.Select(declared => new RowKind(declared.Model, declared.Key, Above(declared.Key.In, parents)))
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
