using System.Management.Automation;
using System.Xml.Linq;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>
/// Objects that the module emits, with texts full of characters that control a terminal or are invisible: no view writes them.
/// Colours are tried as well, since views write these control sequences.
/// </summary>
public sealed class HostileTextTests(EveryViewTests.Consoles consoles) : IClassFixture<EveryViewTests.Consoles>
{
    private static readonly XElement Views = XElement.Load(Path.Combine(StagedModule.Folder, "Neon.Format.ps1xml"));

    /// <summary>The types that cmdlets emit, and the types of their parts that have members to show.</summary>
    public static TheoryData<Type> Types => [.. typeof(NeonObject).Assembly.GetExportedTypes()
        .Where(type => EmittedTypes.All.Contains(type) || (typeof(NeonObject).IsAssignableFrom(type) && !type.IsAbstract))
        .OrderBy(type => type.Name, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public void No_view_writes_an_external_control_character(Type type)
    {
        object[] values = [FullObject.Of(type, HostileText.Of)];

        var views = new[] { "Out-Default", "Format-Table | Out-Default", "Format-List | Out-Default", "Format-Custom | Out-Default", "Format-Wide | Out-Default" };
        Assert.Empty(views.SelectMany(view => HostileText.In(consoles.Of(160, color: false).Show(values, view), IsDocument(type)).Select(found => $"{view}: {found}")));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Only_the_colors_of_the_module_are_written(Type type)
    {
        var plain = consoles.Of(160, color: true).Show([FullObject.Of(type)], "Out-Default");
        var hostile = consoles.Of(160, color: true).Show([FullObject.Of(type, HostileText.Of)], "Out-Default");

        // A text adds no colour to a view, not even one that the views use elsewhere.
        Assert.DoesNotContain("\e[45;5m", hostile, StringComparison.Ordinal);
        Assert.Empty(HostileText.In(Sequences.Colours().Replace(hostile, string.Empty), IsDocument(type)));
        Assert.Empty(HostileText.In(Sequences.Colours().Replace(plain, string.Empty)));
    }

    /// <summary>
    /// A property without a view would write its text as it is, and a script would show a blank cell in constrained language
    /// mode.
    /// </summary>
    [Fact]
    public void Every_cell_reads_a_member_of_the_views()
    {
        Assert.Empty(Views.Descendants("ScriptBlock"));
        Assert.Empty(
            from property in Views.Descendants("PropertyName")
            where property.Value != ViewCells.LineMember && typeof(IViewCells).GetProperty(property.Value)?.IsDefined(typeof(HiddenAttribute), inherit: false) != true
            select property.Parent!.ToString());
    }

    /// <summary>SQL and schema differences are shown line by line.</summary>
    public static bool IsDocument(Type type) => type == typeof(BranchSchema) || type == typeof(BranchSchemaComparison);
}
