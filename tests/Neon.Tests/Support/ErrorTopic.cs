using Neon.Help.Reading;
using Neon.Help.Writing;
using Neon.Tests.Help;
using Xunit;

namespace Neon.Tests.Support;

/// <summary>The error ids of the module in about_Neon_Errors.</summary>
internal static class ErrorTopic
{
    private const string Family = "Neon<Resource>";

    /// <summary>The ids with their categories; a family has its resource in angle brackets.</summary>
    public static IReadOnlyDictionary<string, string> Lines { get; } = Tables("Id")
        .SelectMany(table => table.Rows.Skip(1))
        .ToDictionary(row => Text(row[0]), row => Text(row[1]));

    /// <summary>The resources of each family.</summary>
    public static IReadOnlyDictionary<string, string[]> Resources { get; } = Tables("Family")
        .SelectMany(table => table.Rows.Skip(1))
        .ToDictionary(row => Text(row[0]), row => row[1].Inlines.Where(inline => inline.Kind == InlineKind.Code).Select(inline => inline.Text).ToArray());

    /// <summary>Every id, including each member of the families.</summary>
    public static IReadOnlySet<string> Ids { get; } = Lines.Keys.Where(id => !id.StartsWith(Family, StringComparison.Ordinal))
        .Concat(Resources.SelectMany(family => family.Value.Select(resource => family.Key.Replace(Family, "Neon" + resource, StringComparison.Ordinal))))
        .ToHashSet();

    /// <summary>Fails if the topic does not list an id.</summary>
    public static void EnsureListed(string id) =>
        Assert.True(Ids.Contains(id), $"docs/about/about_Neon_Errors.md does not list {id}. Run ./build.ps1 -Task Approve; if it does not add the resource, add it to the table of all ids.");

    private static IEnumerable<Table> Tables(string title) =>
        AboutBlock.PageOf("about_Neon_Errors").Blocks.OfType<Table>().Where(table => Text(table.Rows[0][0]) == title);

    private static string Text(Paragraph cell) => PlainText.Of([cell]);
}
