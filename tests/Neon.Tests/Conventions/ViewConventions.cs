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

    /// <summary>On a console the engine leaves the last column free, so that 80 columns are 79 and 100 are 99.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_fits_100_columns_and_at_80_no_column_is_squeezed(string name)
    {
        var start = 0;
        var headers = Headers(name).ToArray();
        foreach (var header in headers)
        {
            var label = header.Element("Label")?.Value;
            if (header.Element("Width") is not { } width)
            {
                Assert.True(header == headers[^1], $"{label} has no width and is not the last.");
                Assert.True(start is <= 60 or >= 80, $"At 80 columns {label} would have {79 - start} of them.");
                Assert.InRange(start, 0, 80);
                return;
            }

            var end = start + int.Parse(width.Value, CultureInfo.InvariantCulture);
            Assert.InRange(end, 1, 99);
            Assert.True(end <= 79 || start >= 80, $"{label} takes the columns {start} to {end}.");
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
