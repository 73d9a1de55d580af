using System.Management.Automation;
using System.Reflection;
using System.Security;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>What people do with output: Export-Csv, ConvertTo-Json, Compare-Object, mixed output.</summary>
public sealed partial class ObjectConventions
{
    public static TheoryData<Type> Shown => [.. ShownTypes()];

    /// <summary>A cell of a CSV file is the text of a value, never the name of a type.</summary>
    [Fact]
    public async Task CSV_columns_contain_values_instead_of_type_names() => Assert.Empty(
        from output in await OutputsAsync()
        from property in output.Properties
        let value = property.Value
        where value is not null and not (SecureString or PSCredential) && TypeName().IsMatch(value.ToString()!)
        select $"{output.BaseObject.GetType().Name}.{property.Name}: {value}");

    /// <summary>Also at the default depth of ConvertTo-Json.</summary>
    [Fact]
    public async Task JSON_contains_exactly_the_properties_shown_by_Get_Member()
    {
        var outputs = await OutputsAsync();

        Assert.Empty(outputs.SelectMany(output => Enumerable.Range(0, 4).Select(depth => JsonText.Of(output, depth)))
            .Where(json => TypeName().IsMatch(json.Replace("System.Security.SecureString", string.Empty, StringComparison.Ordinal)
                .Replace("System.Management.Automation.PSCredential", string.Empty, StringComparison.Ordinal)))
            .Distinct());
        Assert.Empty(outputs.SelectMany(output => NamesIn(JsonDocument.Parse(JsonText.Of(output)).RootElement)).Intersect(["AdditionalProperties", "Unknown", "Keys"]));
        Assert.Empty(outputs.SelectMany(output => output.Properties.Select(property => property.Name)
            .Except(output.BaseObject.GetType().GetProperties().Select(property => property.Name))
            .Select(name => $"{output.BaseObject.GetType().Name}.{name} is shown by the engine and is no property.")));
    }

    /// <summary>
    /// Export-Csv and Select-Object * write the properties in this order: names and ids identify the object, so they are the first
    /// columns, before its values.
    /// </summary>
    [Theory]
    [MemberData(nameof(Shown))]
    public void Keys_and_parents_come_before_other_properties(Type type)
    {
        string[] parents = ["ProjectName", "BranchName", "ProjectId", "BranchId", "OrganizationId"];
        string[] properties = [.. type.GetProperties().Where(property => property.GetMethod!.IsPublic).Select(property => property.Name)];
        if (!typeof(NeonObject).IsAssignableFrom(type) || !properties.Contains("ProjectId"))
        {
            return;
        }

        var keys = type.GetCustomAttribute<ListedAttribute>()!.Keys.Concat(parents);
        var others = properties.TakeWhile(name => name != "ProjectId").Except(keys).Where(name => !name.EndsWith("Id", StringComparison.Ordinal) && name != "Name");

        Assert.Empty(others);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void Every_shown_type_has_a_few_default_display_properties(Type type)
    {
        var shown = type.GetCustomAttribute<ListedAttribute>()?.Properties;

        Assert.NotNull(shown);
        Assert.InRange(shown.Length, 1, 8);
        Assert.Empty(shown.Except(ObjectView.Of(type)!.Items.Select(item => item.Label)));

        // A hidden member shows the text of the view's list.
        var data = ModuleTypeData.Of(type.FullName!)!;
        Assert.Equal(shown, data.DefaultDisplayPropertySet.ReferencedProperties.Select(name => name.TrimEnd()));
        Assert.All(data.DefaultDisplayPropertySet.ReferencedProperties, name => Assert.Contains(name, data.Members));
    }

    /// <summary>An object is distinguished from others by exactly the properties that its type data names for objects from files.</summary>
    [Theory]
    [MemberData(nameof(Shown))]
    public void Live_and_deserialized_objects_are_compared_by_the_same_keys(Type type)
    {
        var keys = ModuleTypeData.Of("Deserialized." + type.FullName)?.DefaultKeyPropertySet?.ReferencedProperties.ToArray();
        if (!typeof(NeonObject).IsAssignableFrom(type) || keys is null)
        {
            Assert.Null(keys);
            Assert.False(typeof(NeonObject).IsAssignableFrom(type) && Filled(type).Equals(Filled(type)), "Its [Listed] attribute names no keys.");
            return;
        }

        Assert.True(Filled(type).Equals(Filled(type)));
        Assert.Equal(Filled(type).GetHashCode(), Filled(type).GetHashCode());
        Assert.All(keys, key => Assert.NotNull(type.GetProperty(key)));
        Assert.All(Settable(type), property => Assert.Equal(keys.Contains(property.Name) || Stands(type, property, keys), !Filled(type).Equals(Filled(type, property))));
    }

    [Fact]
    public void Every_listed_type_is_shown() => Assert.Empty(typeof(NeonObject).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<ListedAttribute>() is not null)
        .Except(ShownTypes()));

    /// <summary>The methods that show text of a list, by purpose.</summary>
    [Fact]
    public void No_type_lists_more_texts_than_there_are_methods() =>
        Assert.All(ListedType.All, type => Assert.InRange(type.Lines.Length, 0, ListedText.Places.Length));

    /// <summary>The types that cmdlets emit, and parts of them that have a view.</summary>
    private static IEnumerable<Type> ShownTypes() => XElement.Load(Path.Combine(StagedModule.Folder, "Neon.Format.ps1xml"))
        .Descendants("TypeName")
        // Objects with a new secret have a second name.
        .Where(name => !name.Value.EndsWith(ObjectView.SecretSuffix, StringComparison.Ordinal))
        .Select(name => typeof(NeonObject).Assembly.GetType(name.Value, throwOnError: true)!)
        .Where(type => !type.IsAbstract)
        .Distinct()
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static async Task<IReadOnlyList<PSObject>> OutputsAsync() =>
    [
        .. (await ContractReport.Current).Runs.SelectMany(run => run.Result.Output)
            .Where(output => output.BaseObject.GetType().Namespace == "Neon")
            .DistinctBy(output => (output.BaseObject.GetType(), JsonText.Of(output))),
    ];

    private static PropertyInfo[] Settable(Type type) => [.. type.GetProperties().Where(property => FieldOf(property) is not null && Other(property.PropertyType) is not null)];

    private static FieldInfo? FieldOf(PropertyInfo property) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance);

    // A key may be read from a property with another name that represents it.
    private static bool Stands(Type type, PropertyInfo property, IReadOnlyList<string> keys) => keys
        .Select(key => type.GetProperty(key)!)
        .Any(key => FieldOf(key) is null && Equals(key.GetValue(Filled(type, property)), Other(property.PropertyType)));

    /// <summary>An object with all properties set, and another value for one of them.</summary>
    private static NeonObject Filled(Type type, PropertyInfo? other = null)
    {
        var model = (NeonObject)ParameterValues.Model(type);
        foreach (var property in Settable(type))
        {
            FieldOf(property)!.SetValue(model, property == other ? Other(property.PropertyType) : Sample(property.PropertyType));
        }

        return model;
    }

    private static object? Sample(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var plain when plain == typeof(string) => "sample",
        var plain when plain == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
        var plain when plain == typeof(bool) => false,
        var plain => Convert.ChangeType(1, plain, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static object? Other(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var plain when plain == typeof(string) => "another",
        var plain when plain == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch.AddDays(1),
        var plain when plain == typeof(bool) => true,
        { IsPrimitive: true } plain => Convert.ChangeType(2, plain, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    private static IEnumerable<string> NamesIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => NamesIn(member.Value).Prepend(member.Name)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(NamesIn),
        _ => [],
    };

    [GeneratedRegex(@"\b(System|Neon)\.[A-Z][A-Za-z.]+|`\d\[")]
    private static partial Regex TypeName();
}
