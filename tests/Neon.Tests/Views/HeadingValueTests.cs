using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>
/// What people read in a cell and type after its heading finds the row: <c>Where-Object State -eq idle</c>. Sizes, ages and times
/// have numbers, durations and times as their values, which can be compared.
/// </summary>
public sealed partial class HeadingValueTests(EveryViewTests.Consoles consoles) : IClassFixture<EveryViewTests.Consoles>
{
    // A missing value is shown in words, such as never; -not finds it.
    private static readonly string[] Missing = ["ApiKey.LastUsedAt", "Jwks.BranchId"];

    private static readonly Type[] Comparable =
        [typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(TimeSpan), typeof(DateTimeOffset)];

    public static TheoryData<Type> Tables => [.. EmittedTypes.All.Where(type => ObjectView.Of(type) is { Columns.Count: > 0 })];

    private static readonly string[] Separators = [", ", "; "];

    private ViewHost Console => consoles.Of(160, color: false);

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_text_of_a_cell_finds_the_row(Type type) => Assert.Equal(string.Empty, string.Join('\n', NotFound([FullObject.Of(type)])));

    /// <summary>Names from earlier responses are shown before ids, and states have ages.</summary>
    [Fact]
    public void The_text_of_a_cell_finds_the_row_of_an_object_that_was_read()
    {
        using var host = new NeonHost();
        host.Seed();
        var rows = host.Run("""
            $null = New-NeonBranch dev -Project app -ExpiresIn 7d -Wait
            $null = Set-NeonBranch dev -Project app -Protected:$false
            $null = New-NeonBranch archive -Project app -NoCompute -Wait
            Get-NeonProject; Get-NeonBranch -Project app; Show-NeonBranchTree -Project app; Get-NeonEndpoint -Project app
            Get-NeonOperation -Project app; Get-NeonDatabase -Project app -Branch dev; Get-NeonRole -Project app -Branch dev; Get-NeonOrganization
            """).Output.Select(row => row.BaseObject).ToArray();

        Assert.True(rows.Length > 15);
        Assert.Equal(string.Empty, string.Join('\n', NotFound(rows).Distinct()));
    }

    private static string[] Typed(string heading, string cell) =>
    [
        cell,
        // Idle 3 d, active +1 ro, idle -> active.
        cell.Split(' ')[0],
        // A branch in a tree, before its marks.
        Trunk().Replace(cell, string.Empty).Split("  ")[0],
        // The id after a name.
        .. heading.EndsWith("Id", StringComparison.Ordinal) && IdAfterName().Match(cell) is { Success: true } id ? [id.Groups[1].Value] : Array.Empty<string>(),
    ];

    private IEnumerable<string> NotFound(IEnumerable<object> rows) =>
        from row in rows
        let view = ObjectView.Of(row.GetType())!
        from column in view.Columns
        let cell = Sequence().Replace(view.TextOf(row, column.Cell), string.Empty)
        where cell.Length > 0 && cell != Secret.Mask && !IsFound(row, column.Heading, cell)
        select $"{row.GetType().Name}.{column.Heading} shows '{cell}'.";

    private bool IsFound(object row, string heading, string cell)
    {
        var value = Console.Run([row], $"ForEach-Object {{ , $_.{heading} }}").SingleOrDefault()?.BaseObject;
        return value is null ? Missing.Contains($"{row.GetType().Name}.{heading}")
            // PowerShell reads any word as true, so a flag is shown as people type it: $false.
            : (value is bool flag && cell == flag.ToString())
            || Comparable.Contains(value.GetType())
            || Typed(heading, cell).Any(text => Finds(row, heading, text))
            || Separators.Any(separator => cell.Split(separator).All(part => Finds(row, heading, Left().Replace(part, "expires"))));
    }

    private bool Finds(object row, string heading, string typed) => Console.Run([row], $"Where-Object {heading} -eq '{typed.Replace("'", "''", StringComparison.Ordinal)}'").Count == 1;

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Sequence();

    [GeneratedRegex("^[├└│─ ]+")]
    private static partial Regex Trunk();

    [GeneratedRegex(@"\(([^()]+)\)$")]
    private static partial Regex IdAfterName();

    [GeneratedRegex(@"^\d+ \w+ left$")]
    private static partial Regex Left();
}
