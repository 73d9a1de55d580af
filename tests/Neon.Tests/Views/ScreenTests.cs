using System.Text;
using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>The most common screens, kept as text so that a review shows a change.</summary>
[Trait(ApprovedFile.Trait, ApprovedFile.Files)]
public sealed partial class ScreenTests
{
    private const string Approved = "tests/Neon.Tests/Views/Approved";

    private static readonly Dictionary<string, string> Colors = new()
    {
        ["0"] = "/",
        ["2"] = "dim",
        ["31"] = "red",
        ["32"] = "green",
        ["33"] = "yellow",
        ["36"] = "cyan",
        ["32;1"] = "bold green",
        ["32;1;3"] = "bold green italic",
    };

    public static TheoryData<string> Names => [.. Screens.All.Keys];

    public static TheoryData<string> ListNames => [.. Screens.Lists.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_screen_matches_the_approved_output(string name) => Check(name, Screens.All[name], "Out-Default");

    [Theory]
    [MemberData(nameof(ListNames))]
    public void A_list_matches_the_approved_output(string name) => Check(name, Screens.Lists[name], "Format-List | Out-Default");

    [Fact]
    public void No_approved_screen_is_obsolete() =>
        ApprovedFile.CheckNames(Approved, Screens.All.Keys.Concat(Screens.Lists.Keys).Select(FileOf));

    private static string FileOf(string name) => name.Replace(' ', '-') + ".txt";

    private static void Check(string name, object[] objects, string view)
    {
        var text = new StringBuilder();
        foreach (var width in ViewWidths.All)
        {
            using var plain = new ViewHost(width);
            Append(text, $"{width} columns", plain.Show(objects, view));
        }

        using var host = new ViewHost(120, color: true);
        Append(text, "120 columns, with colour", Sequence().Replace(host.Show(objects, view), match => $"{{{Colors[match.Groups[1].Value]}}}"));
        ApprovedFile.Check($"{Approved}/{FileOf(name)}", text.ToString());
    }

    private static void Append(StringBuilder text, string title, string screen)
    {
        text.Append("=== ").Append(title).Append(" ===\n");
        foreach (var line in screen.Trim('\n').Split('\n'))
        {
            text.Append(line.TrimEnd()).Append('\n');
        }

        text.Append('\n');
    }

    [GeneratedRegex(@"\x1b\[([0-9;]*)m")]
    private static partial Regex Sequence();
}
