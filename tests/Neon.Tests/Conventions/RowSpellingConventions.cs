using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Neon.Tests.Contract;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>
/// A row of raw JSON, of another client or of a query has the headings of Neon's API. Keys of a resource and its parents, and
/// its details, are recognized by these names and by the short words in them.
/// </summary>
public sealed class RowSpellingConventions
{
    /// <summary>Parameters in routes of the API that are not headings of a key, and why.</summary>
    private static readonly Dictionary<string, string> NoKeys = new()
    {
        ["auth_provider"] = "a value that several branches have",
        ["field_name"] = "a field of all logs of a branch",
        ["oauth_provider_id"] = "one of three providers, in the spelling of the property",
        ["region_id"] = "regions are not resources of an account",
        ["source_org_id"] = "the organization that projects are moved from",
    };

    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var (property, heading) in Renamed().Where(renamed => Identifies(renamed.Property) || IsOwn(renamed.Model, renamed.Property)).Select(renamed => (renamed.Property.Name, renamed.Json)).Distinct())
            {
                names.Add(heading, property);
            }

            return names;
        }
    }

    /// <summary>The words that Neon's API abbreviates, with all headings that can contain them.</summary>
    public static TheoryData<string, string> ShortWords
    {
        get
        {
            var words = new TheoryData<string, string>();
            foreach (var (shortWord, longWord) in Renamed().Where(renamed => Identifies(renamed.Property))
                .Select(renamed => (renamed.Json.Split('_'), Words: Snake(renamed.Property.Name).Split('_')))
                .Where(pair => pair is { Item1: [_, var end], Words: [_, var same] } && end == same)
                .Select(pair => (pair.Item1[0], pair.Words[0])).Distinct())
            {
                foreach (var end in (string[])["", "Id", "Name"])
                {
                    words.Add(shortWord + end, longWord + end);
                    words.Add($"{shortWord}_{end.ToLowerInvariant()}", longWord + end);
                    words.Add($"{shortWord.ToUpperInvariant()} {end}", longWord + end);
                }
            }

            return words;
        }
    }

    public static TheoryData<string> RouteParameters => [.. ContractFile.Current.Operations.Values
        .SelectMany(operation => operation.Path.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}'))).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    [MemberData(nameof(ShortWords))]
    public void API_names_are_accepted_as_headings_of_the_property(string heading, string property) =>
        Assert.Equal(property, RowRule.HeadingOf(heading), ignoreCase: true);

    [Theory]
    [MemberData(nameof(RouteParameters))]
    public void Every_route_parameter_is_the_key_of_a_resource(string parameter) => Assert.True(
        NoKeys.ContainsKey(parameter) || RowKind.All.Any(kind => kind.Names.Append(kind.AlsoCalled).Contains(RowRule.HeadingOf(parameter), StringComparer.OrdinalIgnoreCase)),
        parameter);

    [Fact]
    public void Every_exception_is_still_needed() => Assert.Empty(NoKeys.Keys.Except(((IEnumerable<object[]>)RouteParameters).Select(row => (string)row[0])));

    // A single word, such as id, is a column of every resource.
    private static IEnumerable<(Type Model, PropertyInfo Property, string Json)> Renamed() =>
        from model in typeof(NeonObject).Assembly.GetTypes()
        where model.IsSubclassOf(typeof(NeonObject))
        from property in model.GetProperties()
        let json = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        where json is not null && json.Contains('_', StringComparison.Ordinal) && json != Snake(property.Name)
        select (model, property, json);

    private static bool Identifies(PropertyInfo property) => RowKind.All.Any(kind => kind.Names is [var only] && only == property.Name || kind.In == property.Name || kind.NameHeading == property.Name);

    private static bool IsOwn(Type model, PropertyInfo property) => RowKind.All.Any(kind => kind.Model == model && kind.Names.Concat(kind.Details).Contains(property.Name));

    private static string Snake(string property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property);
}
