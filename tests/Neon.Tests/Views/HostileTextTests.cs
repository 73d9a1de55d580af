using System.Xml.Linq;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>
/// Whatever the module emits, with each of its texts full of what a terminal obeys or hides: no view lets it through. Colours
/// are tried as well, since those are the only control sequences that a view may write.
/// </summary>
public sealed class HostileTextTests(EveryViewTests.Consoles consoles) : IClassFixture<EveryViewTests.Consoles>
{
    private static readonly XElement Views = XElement.Load(Path.Combine(StagedModule.Folder, "Neon.Format.ps1xml"));

    /// <summary>The types that cmdlets emit, and those of their parts that have members to show.</summary>
    public static TheoryData<Type> Types => [.. typeof(NeonObject).Assembly.GetExportedTypes()
        .Where(type => EmittedTypes.All.Contains(type) || (typeof(NeonObject).IsAssignableFrom(type) && !type.IsAbstract))
        .OrderBy(type => type.Name, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public void No_view_writes_a_control_character_from_outside(Type type)
    {
        object[] values = [FullObject.Of(type, HostileText.Of)];

        var views = new[] { "Out-Default", "Format-Table | Out-Default", "Format-List | Out-Default", "Format-Custom | Out-Default", "Format-Wide | Out-Default" };
        Assert.Empty(views.SelectMany(view => HostileText.In(consoles.Of(160, color: false).Show(values, view), IsDocument(type)).Select(found => $"{view}: {found}")));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Only_the_colours_of_the_module_are_written(Type type)
    {
        var plain = consoles.Of(160, color: true).Show([FullObject.Of(type)], "Out-Default");
        var hostile = consoles.Of(160, color: true).Show([FullObject.Of(type, HostileText.Of)], "Out-Default");

        // What a text adds to a view has no colour of its own: not even one that the views use elsewhere.
        Assert.DoesNotContain("\e[45;5m", hostile, StringComparison.Ordinal);
        Assert.Empty(HostileText.In(Sequences.Colours().Replace(hostile, string.Empty), IsDocument(type)));
        Assert.Empty(HostileText.In(Sequences.Colours().Replace(plain, string.Empty)));
    }

    /// <summary>Texts are shown through a safe cell; a bare property would write them as they are.</summary>
    [Fact]
    public void Every_cell_that_reads_a_property_as_it_is_holds_no_text() => Assert.Empty(
        from view in Views.Descendants("View")
        from name in view.Elements("ViewSelectedBy").Elements("TypeName")
        let type = typeof(NeonObject).Assembly.GetType(name.Value)
        from property in view.Descendants("PropertyName")
        where property.Parent!.Name.LocalName is "ListItem" or "TableColumnItem" or "GroupBy" or "WideItem" or "ExpressionBinding"
        let shown = type?.GetProperty(property.Value)?.PropertyType
        where shown is null || !IsHarmless(Nullable.GetUnderlyingType(shown) ?? shown)
        select $"{view.Element("Name")!.Value}: {property.Value}");

    /// <summary>SQL and the differences of it are shown line by line.</summary>
    public static bool IsDocument(Type type) => type == typeof(BranchSchema) || type == typeof(BranchSchemaComparison);

    private static bool IsHarmless(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(decimal) || type == typeof(TimeSpan) || type == typeof(DateTimeOffset);
}
