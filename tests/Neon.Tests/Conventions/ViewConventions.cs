using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

public sealed class ViewConventions
{
    private static readonly XElement Views = XElement.Load(Path.Combine(StagedModule.Folder, "Neon.Format.ps1xml"));

    public static TheoryData<string> Tables => [.. Views.Descendants("View")
        .Where(view => view.Element("TableControl") is not null)
        .Select(view => view.Element("Name")!.Value)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_fits_100_columns_and_at_80_no_column_is_squeezed(string name)
    {
        var start = 0;
        foreach (var header in Headers(name))
        {
            if (header.Element("Width") is not { } width)
            {
                // It takes what is left, and what is left depends on the cells.
                return;
            }

            var end = start + int.Parse(width.Value, CultureInfo.InvariantCulture);
            Assert.InRange(end, 1, 100);
            Assert.True(end <= 80 || start >= 80, $"{header.Element("Label")?.Value} takes the columns {start} to {end}.");
            start = end + 1;
        }
    }

    [Fact]
    public void What_a_cmdlet_emits_has_a_view()
    {
        var shown = Views.Descendants("TypeName").Select(type => type.Value).ToHashSet();

        Assert.Empty(typeof(NeonObject).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<OutputTypeAttribute>())
            .SelectMany(output => output.Type)
            .Select(output => output.Type)
            .Where(type => type is { IsInterface: false, Namespace: "Neon" } && !shown.Contains(type.FullName!))
            .Select(type => type.FullName)
            .Distinct());
    }

    private static IEnumerable<XElement> Headers(string name) => Views.Descendants("View")
        .Single(view => view.Element("Name")!.Value == name)
        .Descendants("TableColumnHeader");
}
