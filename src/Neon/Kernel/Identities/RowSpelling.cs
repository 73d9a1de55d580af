using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// The headings that Neon's API uses for a key, a parent or a detail whose property has another name here: <c>org_id</c> for
/// <c>OrganizationId</c>. The short word of such a name also stands for the long one in other headings: <c>OrgName</c>, <c>Org</c>,
/// <c>Db</c>.
/// </summary>
internal static class RowSpelling
{
    private static readonly Lazy<FrozenDictionary<string, string>> Known = new(Read);
    private static readonly string[] Ends = ["", "Id", RowKind.NameColumn];

    /// <summary>The property that a heading stands for; the heading itself if it is not one of these.</summary>
    /// <param name="heading">The heading without separators.</param>
    public static string Standard(string heading) => Known.Value.GetValueOrDefault(heading, heading);

    /// <summary>The properties whose name in Neon's API has several words and is not the property's own name.</summary>
    private static IEnumerable<(Type Model, string Property, string[] Words)> Renamed() =>
        from model in typeof(RowSpelling).Assembly.GetTypes()
        where model.IsSubclassOf(typeof(NeonObject))
        from property in model.GetProperties()
        let words = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name.Split('_') ?? []
        // A single word, such as id or name, is a property of every resource.
        where words.Length > 1
        select (model, property.Name, words);

    private static FrozenDictionary<string, string> Read()
    {
        var known = ResourceTable.All.Where(resource => resource.AlsoSpelled is not null)
            .SelectMany(resource => Ends, (resource, end) => (Word: resource.AlsoSpelled + end, Standard: resource.Noun + end))
            .ToDictionary(spelling => spelling.Word, spelling => spelling.Standard, StringComparer.OrdinalIgnoreCase);
        foreach (var (model, property, words) in Renamed().Where(renamed => Identifies(renamed.Model, renamed.Property)))
        {
            known[string.Concat(words)] = property;
            if (words is [var word, var end] && property.Length > end.Length && property.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                Array.ForEach(Ends, other => known[word + other] = property[..^end.Length] + other);
            }
        }

        return known.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static bool Identifies(Type model, string property) => RowKind.All.Any(kind =>
        kind.Names is [var only] && only == property
        || kind.NameHeading == property
        || (kind.Model == model && (kind.Names.Contains(property) || kind.In == property || kind.Details.Contains(property))));
}
