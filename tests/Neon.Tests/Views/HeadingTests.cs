using System.Management.Automation;
using System.Reflection;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>The heading of a column and the label of a line are property names, for Where-Object and Sort-Object.</summary>
public sealed class HeadingTests(EveryViewTests.Consoles consoles) : IClassFixture<EveryViewTests.Consoles>
{
    public static TheoryData<Type> Types => [.. EmittedTypes.All.Where(type => ObjectView.Of(type) is not null)];

    private ViewHost Console => consoles.Of(160, color: false);

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_heading_and_label_is_a_member(Type type)
    {
        var view = ObjectView.Of(type)!;
        var item = FullObject.Of(type);
        foreach (var heading in view.Columns.Select(column => column.Heading).Concat(view.Items.Select(line => line.Label)).Except(OfOther(type)))
        {
            Assert.True(Console.Run([item], $"Where-Object {{ $_.psobject.Members['{heading}'] -is [System.Management.Automation.PSPropertyInfo] }}").Count == 1, $"{type.Name} has no {heading}.");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_column_with_text_has_a_value_to_filter_by(Type type)
    {
        var view = ObjectView.Of(type)!;
        var item = FullObject.Of(type);
        foreach (var column in view.Columns.Where(column => view.TextOf(item, column.Cell).Length > 0 && !OfOther(type).Contains(column.Heading)))
        {
            foreach (var from in new[] { string.Empty, "ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_, 3)) } | " })
            {
                if (type.GetProperty(column.Heading) is { } property && property.GetValue(item) is null)
                {
                    // The cell shows what a missing value means: never, none.
                    continue;
                }

                Assert.True(Console.Run([item], $"{from}Where-Object {{ $null -ne $_.{column.Heading} }}").Count == 1, $"{column.Heading} of {type.Name} is null.");
            }
        }
    }

    /// <summary>A hidden member that a parameter binds by property name would supply a value that the object does not have.</summary>
    [Fact]
    public void No_hidden_heading_can_bind_to_a_parameter()
    {
        var parameters = (from cmdlet in typeof(NeonObject).Assembly.GetTypes()
                          where cmdlet.GetCustomAttribute<CmdletAttribute>() is not null
                          from parameter in cmdlet.GetProperties()
                          where parameter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipelineByPropertyName)
                          from name in (parameter.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []).Prepend(parameter.Name)
                          select name).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.NotEmpty(parameters);
        Assert.Empty(EmittedTypes.All.SelectMany(Headings).Where(parameters.Contains).Distinct());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_hidden_heading_is_not_exported(Type type)
    {
        var item = FullObject.Of(type);
        foreach (var heading in Headings(type))
        {
            Assert.Empty(Console.Run([item], $"Select-Object * | Where-Object {{ $_.psobject.Properties['{heading}'] }}"));
            Assert.Empty(Console.Run([item], $"ConvertTo-Csv | ConvertFrom-Csv | Where-Object {{ $_.psobject.Properties['{heading}'] }}"));
            Assert.Empty(Console.Run([item], $"ConvertTo-Json -WarningAction Ignore | ConvertFrom-Json | Where-Object {{ $_.psobject.Properties['{heading}'] }}"));
        }
    }

    [Fact]
    public void Objects_can_be_filtered_and_sorted_by_displayed_headings()
    {
        object[] branches =
        [
            new Branch { Name = "old", LogicalSize = 10, CreatedAt = DateTimeOffset.UtcNow.AddDays(-9), Default = true, Protected = true },
            new Branch { Name = "new", LogicalSize = 1_000, CreatedAt = DateTimeOffset.UtcNow.AddDays(-2) },
        ];

        Assert.Equal(["old"], Names(branches, "Where-Object Age -gt 7.00:00:00"));
        Assert.Equal(["old", "new"], Names(branches, "Sort-Object Size"));
        Assert.Equal(["new", "old"], Names(branches, "Sort-Object Age"));
        Assert.Equal(["old"], Names(branches, "Where-Object Marks -contains protected"));
        Assert.Equal(["old"], Names(branches, "Where-Object Marks -eq default"));
        Assert.Equal(["active"], Console.Run([new Endpoint { CurrentState = "active" }, new Endpoint { CurrentState = "idle" }], "Where-Object State -eq active | ForEach-Object CurrentState").Select(state => state.ToString()));
    }

    /// <summary>The notations in about_Neon_Objects. PowerShell reads 5s as a number, and compares ticks.</summary>
    [Theory]
    [InlineData("Age -gt 7.00:00:00", "old")]
    [InlineData("Age -gt '7.00:00:00'", "old")]
    [InlineData("Age -gt (New-TimeSpan -Days 7)", "old")]
    [InlineData("Age -lt 1:00", "fresh")]
    [InlineData("Age -lt 0:00:05", "fresh")]
    [InlineData("Age -gt 7d", "old")]
    [InlineData("Age -gt 14d", "")]
    [InlineData("Age -gt 5s", "old,new,fresh")]
    [InlineData("Age -gt 1y", "old,new,fresh")]
    [InlineData("Age -gt 7", "old,new,fresh")]
    [InlineData("Age -gt 1kb", "old,new,fresh")]
    [InlineData("Size -gt 1kb", "new")]
    public void Ages_and_sizes_are_compared_with_values_of_their_kind(string filter, string expected)
    {
        object[] branches =
        [
            new Branch { Name = "old", LogicalSize = 10, CreatedAt = DateTimeOffset.UtcNow.AddDays(-9) },
            new Branch { Name = "new", LogicalSize = 2_000, CreatedAt = DateTimeOffset.UtcNow.AddDays(-2) },
            new Branch { Name = "fresh", CreatedAt = DateTimeOffset.UtcNow.AddSeconds(-1) },
        ];

        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), Names(branches, $"Where-Object {filter}"));
    }

    [Theory]
    [InlineData("1h")]
    [InlineData("30m")]
    [InlineData("'7d'")]
    [InlineData("1.5d")]
    public void Other_units_are_an_error_of_PowerShell(string typed)
    {
        object[] branches = [new Branch { Name = "old", CreatedAt = DateTimeOffset.UtcNow.AddDays(-9) }];

        Assert.Equal(["Could not compare"], Names(branches, $"ForEach-Object {{ $row = $_; try {{ $row | Where-Object Age -gt {typed} -ErrorAction Stop }} catch {{ [pscustomobject]@{{ Name = \"$_\" -replace '.*(Could not compare).*', '$1' }} }} }}"));
    }

    // Folders and objects of a bucket share a view.
    private static string[] OfOther(Type type) =>
        type == typeof(BucketFolder) ? ["ObjectKey", "Size", "ETag", "LastModified"] : type == typeof(BucketObject) ? ["Prefix"] : [];

    private static string[] Headings(Type type) => type.GetCustomAttribute<ListedAttribute>()?.Headings ?? [];

    private string[] Names(object[] branches, string filter) => [.. Console.Run(branches, filter + " | ForEach-Object Name").Select(name => name.ToString())];
}
