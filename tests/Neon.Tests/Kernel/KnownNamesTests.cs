using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>The names in responses, by id.</summary>
public sealed class KnownNamesTests
{
    private readonly KnownNames _names = new();

    /// <summary>The types that are read from responses.</summary>
    public static TheoryData<Type> Responses => [.. typeof(NeonObject).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)))
        .SelectMany(context => context.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        .Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(JsonTypeInfo<>))
        .Select(property => property.PropertyType.GetGenericArguments()[0])
        .Where(type => type.IsClass && type.Namespace == "Neon" && !type.Name.EndsWith("Body", StringComparison.Ordinal))
        .Distinct()
        .OrderBy(type => type.Name, StringComparer.Ordinal)];

    [Fact]
    public void A_rename_replaces_the_name()
    {
        _names.Add([new("br-1", "main", "p"), new("br-1", "old", "p")]);

        Assert.Equal("old", _names.Find("br-1"));
    }

    [Fact]
    public void A_name_that_another_branch_of_the_project_has_now_is_not_shown()
    {
        _names.Add([new("br-1", "main", "p"), new("br-2", "main", "q"), new("br-3", "main", "p")]);

        Assert.Equal((null, "main", "main"), (_names.Find("br-1"), _names.Find("br-2"), _names.Find("br-3")));
    }

    [Theory]
    [InlineData("The branch br-calm-lake-1 has several roles.", "The branch main (br-calm-lake-1) has several roles.")]
    [InlineData("belongs to the project quiet-forest-1, not to quiet-forest-1.", "belongs to the project app (quiet-forest-1), not to app (quiet-forest-1).")]
    [InlineData("The branch main (br-calm-lake-1) is protected.", "The branch main (br-calm-lake-1) is protected.")]
    [InlineData("The branch 'br-calm-lake-1' was not found; not to br-calm-lake-9", "The branch 'br-calm-lake-1' was not found; not to br-calm-lake-9")]
    [InlineData("To look: Get-NeonBranch -Project quiet-forest-1", "To look: Get-NeonBranch -Project quiet-forest-1")]
    public void A_sentence_shows_the_names_before_the_ids(string sentence, string shown)
    {
        _names.Add([new("br-calm-lake-1", "main", "p"), new("quiet-forest-1", "app")]);

        Assert.Equal(shown, _names.InSentence(sentence));
    }

    [Fact]
    public void A_path_shows_the_names_before_the_ids()
    {
        _names.Add([new("br-calm-lake-1", "main", "p"), new("quiet-forest-1", "app")]);

        Assert.Equal("app (quiet-forest-1)/main (br-calm-lake-1)/orders", _names.InPath("quiet-forest-1/br-calm-lake-1/orders"));
        Assert.Equal("app/main (br-calm-lake-1)", _names.InPath("app/main (br-calm-lake-1)"));
    }

    [Fact]
    public void Projects_can_have_the_same_name()
    {
        _names.Add([new("p", "app"), new("q", "app")]);

        Assert.Equal(("app", "app"), (_names.Find("p"), _names.Find("q")));
    }

    [Fact]
    public void An_object_that_was_read_earlier_does_not_replace_a_newer_name()
    {
        _names.AddMissing(new("br-1", "main", "p"));
        _names.AddMissing(new("br-1", "old", "p"));

        Assert.Equal("main", _names.Find("br-1"));
    }

    [Fact]
    public void An_object_that_was_read_earlier_does_not_take_the_name_of_another_one()
    {
        _names.Add([new("br-1", "main", "p"), new("br-2", "main", "p")]);
        _names.AddMissing(new("br-1", "main", "p"));
        _names.AddMissing(new("br-3", "main", "p"));

        Assert.Equal((null, "main", null), (_names.Find("br-1"), _names.Find("br-2"), _names.Find("br-3")));
    }

    [Fact]
    public void The_newest_names_are_kept()
    {
        _names.Add(Enumerable.Range(0, 10 * KnownNames.Capacity).Select(number => new NamedId($"br-{number}", $"n{number}", "p")));

        Assert.Equal($"n{(10 * KnownNames.Capacity) - 1}", _names.Find($"br-{(10 * KnownNames.Capacity) - 1}"));
        Assert.Null(_names.Find("br-0"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_an_id_or_a_name_there_is_nothing_to_show(string? empty)
    {
        _names.Add([new(empty, "main"), new("br-1", empty)]);

        Assert.Null(_names.Find(empty));
        Assert.Null(_names.Find("br-1"));
    }

    /// <summary>A resource that is deeper in a response would keep its outdated name.</summary>
    [Theory]
    [MemberData(nameof(Responses))]
    public void Every_named_resource_in_a_response_is_found(Type response)
    {
        foreach (var property in PropertiesOf(response).Where(property => !ResponseNames.IsNamed(property.Element)))
        {
            Assert.True(
                !property.Element.IsClass || property.Element.Namespace != "Neon" || !PropertiesOf(property.Element).Any(inner => ResponseNames.IsNamed(inner.Element)),
                $"{response.Name}.{property.Name} contains a resource with a name.");
        }
    }

    private static IEnumerable<(string Name, Type Element)> PropertiesOf(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always })
        .Select(property => (property.Name, property.PropertyType is { IsGenericType: true } list && list.IsAssignableTo(typeof(IEnumerable)) && list.GetGenericArguments() is [var element] ? element : property.PropertyType));
}
