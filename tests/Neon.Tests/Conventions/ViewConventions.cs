using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using Neon.Tests.Support;
using Neon.Tests.Views;
using Xunit;

namespace Neon.Tests.Conventions;

public sealed class ViewConventions
{
    private static readonly XElement Views = XElement.Load(Path.Combine(StagedModule.Folder, "Neon.Format.ps1xml"));

    public static TheoryData<Type> Tables => [.. EmittedTypes.All.Where(type => ObjectView.Of(type) is { Columns.Count: > 0 })];

    /// <summary>On a console, the engine leaves the last column free, so 80 columns are 79.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void All_columns_of_a_table_fit_in_80_characters(Type type)
    {
        var view = ObjectView.Of(type)!;
        if (view.Columns[0].Width == 0)
        {
            Assert.InRange(view.LongestName(80), 16, 79);
            return;
        }

        Assert.InRange(view.Columns.SkipLast(1).Sum(column => Math.Max(column.Width, column.Heading.Length) + 1) + view.Columns[^1].Heading.Length, 1, 79);
    }

    [Fact]
    public void Every_emitted_type_has_a_view()
    {
        var shown = Views.Descendants("TypeName").Select(type => type.Value).ToHashSet();

        Convention.None(typeof(NeonObject).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<OutputTypeAttribute>())
            .SelectMany(output => output.Type)
            .Select(output => output.Type)
            .Where(type => type is { IsInterface: false, Namespace: "Neon" } && !shown.Contains(type.FullName!))
            .Select(type => type.FullName)
            .Distinct(), "Add a view, and name it in [ShownBy] of");
    }
}
