using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>All types that cmdlets emit, shown on consoles of all widths, with colour and without.</summary>
public sealed partial class EveryViewTests(EveryViewTests.Consoles consoles) : IClassFixture<EveryViewTests.Consoles>
{
    private static readonly XElement Views = XElement.Load(Path.Combine(StagedModule.Folder, "Neon.Format.ps1xml"));

    public static TheoryData<Type, int> Cases
    {
        get
        {
            var cases = new TheoryData<Type, int>();
            foreach (var (type, width) in from type in EmittedTypes.All from width in ViewWidths.All select (type, width))
            {
                cases.Add(type, width);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_view_fits_the_console_and_shows_no_type_names(Type type, int width)
    {
        var text = consoles.Of(width, color: false).Show(FullObject.InTwoProjects(type));

        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, width - 1));
        Assert.DoesNotMatch(TypeName(), text);
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', text);
        Assert.All(text.Split('\n').Where(line => line.Contains('…', StringComparison.Ordinal)), line => Assert.True(width == 80, line));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Color_changes_nothing_but_color(Type type, int width)
    {
        var objects = FullObject.InTwoProjects(type);
        var plain = consoles.Of(width, color: false).Show(objects);
        var colored = consoles.Of(width, color: true).Show(objects);

        Assert.Equal(Trimmed(plain), Trimmed(new StringDecorated(colored).ToString(OutputRendering.PlainText)));
        Assert.All(
            colored.Split('\n').Where(line => line.Contains('\e', StringComparison.Ordinal)),
            line => Assert.Equal("\e[0m", Sequence().Matches(line)[^1].Value));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_visible_column_has_a_value(Type type, int width)
    {
        var view = Views.Descendants("View").First(view => view.Descendants("TypeName").Any(name => name.Value == type.FullName));
        // A type that is shown in the table of another type need not fill its columns.
        if (view.Element("TableControl") is not { } table || view.Descendants("TypeName").First().Value != type.FullName)
        {
            return;
        }

        var lines = consoles.Of(width, color: false).Show(FullObject.InTwoProjects(type), "Out-Default").Split('\n');
        var dashes = Array.FindIndex(lines, line => line.TrimStart().StartsWith("--", StringComparison.Ordinal));
        var rows = lines[(dashes + 1)..].TakeWhile(line => line.Length > 0).ToArray();
        Assert.NotEmpty(rows);
        var headings = table.Descendants("TableColumnHeader").Select(header => header.Element("Label")!.Value).ToArray();
        var columns = Dashes().Matches(lines[dashes]);
        Assert.Equal(headings.Length, columns.Count);
        for (var i = 0; i < columns.Count; i++)
        {
            var (start, end) = (i == 0 ? 0 : columns[i - 1].Index + columns[i - 1].Length, i + 1 < columns.Count ? columns[i + 1].Index : width);
            Assert.True(rows.Any(row => Between(row, start, end).Length > 0), $"{headings[i]} is empty.");
            Assert.StartsWith(Between(lines[dashes - 1], start, columns[i].Index + columns[i].Length).TrimEnd('…'), headings[i], StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Objects_with_a_parent_are_grouped_by_it(Type type, int width)
    {
        var text = consoles.Of(width, color: false).Show(FullObject.InTwoProjects(type), "Out-Default");

        var view = Views.Descendants("View").First(view => view.Descendants("TypeName").Any(name => name.Value == type.FullName));
        if (view.Element("GroupBy") is not { } group)
        {
            return;
        }

        var label = group.Element("Label")!.Value;
        var heads = text.Split('\n').Where(line => line.StartsWith($"   {label}: ", StringComparison.Ordinal)).ToArray();
        // A comparison has the projects as its rows.
        Assert.Equal(label == "Organization" || type == typeof(ConsumptionComparison) ? 1 : 2, heads.Length);
        Assert.All(heads, head => Assert.NotEqual($"   {label}:", head.TrimEnd()));
        Assert.DoesNotContain(view.Descendants("TableColumnHeader"), header => header.Element("Label")!.Value == label + "Id");
    }

    private static string Between(string line, int start, int end) => line.Length <= start ? string.Empty : line[start..Math.Min(end, line.Length)].Trim();

    private static string Trimmed(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));

    [GeneratedRegex(@"\b(System|Neon)\.[A-Z]\w+|\[\]|`\d")]
    private static partial Regex TypeName();

    [GeneratedRegex("-+")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Sequence();

    /// <summary>One console of each kind, because opening one takes longer than using it.</summary>
    public sealed class Consoles : IDisposable
    {
        private readonly Dictionary<(int Width, bool Color), ViewHost> _hosts = [];

        public void Dispose()
        {
            foreach (var host in _hosts.Values)
            {
                host.Dispose();
            }
        }

        internal ViewHost Of(int width, bool color)
        {
            if (!_hosts.TryGetValue((width, color), out var host))
            {
                _hosts[(width, color)] = host = new ViewHost(width, color);
            }

            return host;
        }
    }
}
