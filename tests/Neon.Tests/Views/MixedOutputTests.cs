using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>
/// Objects of a second type in one output. PowerShell does not use the module's views for them: it lists the default properties in its
/// type data, which have the labels and texts of the views.
/// </summary>
public sealed class MixedOutputTests(EveryViewTests.Consoles consoles) : IClassFixture<EveryViewTests.Consoles>
{
    private static readonly string[] Outputs =
        ["Out-Default", "Format-Table | Out-Default", "Format-List | Out-Default", "Format-Wide | Out-Default", "Format-Custom | Out-Default", "Out-String"];

    private const string AsRead = "ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_, 4)) }";

    /// <summary>Everything of the module that a list can show.</summary>
    public static TheoryData<Type> Shown => [.. typeof(NeonObject).Assembly.GetExportedTypes()
        .Where(type => EmittedTypes.All.Contains(type) || (typeof(NeonObject).IsAssignableFrom(type) && !type.IsAbstract))
        .OrderBy(type => type.Name, StringComparer.Ordinal)];

    [Fact]
    public void A_branch_listed_after_a_project_shows_a_visible_name()
    {
        using var host = new NeonHost();
        host.Seed();
        var name = HostileText.Of("dev");
        var objects = host.Run("$null = New-NeonBranch $name -Project app -NoCompute -Wait; Get-NeonProject app; Get-NeonBranch -Project app -Branch $name", ("name", name)).Output;

        var shown = Console.Show(objects, "Out-Default");

        Assert.Empty(HostileText.In(shown));
        Assert.Contains($"Name          : {VisibleText.Of(name)}"[..30], shown, StringComparison.Ordinal);
        Assert.Equal(name, ((Branch)objects[1].BaseObject).Name);
    }

    /// <summary>The types that are shown most often, each after each other one.</summary>
    public static TheoryData<Type, Type, int> Pairs
    {
        get
        {
            Type[] common = [typeof(Project), typeof(Branch), typeof(Endpoint), typeof(Database), typeof(Role), typeof(Operation), typeof(Snapshot), typeof(ConnectionString)];
            var pairs = new TheoryData<Type, Type, int>();
            int[] widths = [80, 120];
            foreach (var (first, second, width) in from first in common from second in common where first != second from width in widths select (first, second, width))
            {
                pairs.Add(first, second, width);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_second_type_is_listed_as_Format_List_lists_it(Type first, Type second, int width)
    {
        var console = consoles.Of(width, color: false);
        object[] one = [FullObject.Of(first)], other = [FullObject.Of(second)];
        var alone = console.Show(one, "Out-Default").Trim();

        var mixed = console.Show([.. one, .. other], "Out-Default").Trim();

        Assert.StartsWith(alone, mixed, StringComparison.Ordinal);
        var listed = Lines(mixed[alone.Length..]);
        Assert.Equal(second.GetCustomAttribute<ListedAttribute>()!.Properties, listed.Select(line => line.Label));
        Assert.Empty(listed.Except(Lines(console.Show(other, "Format-List | Out-Default"))));
        Assert.All(mixed.Split('\n'), line => Assert.InRange(line.Length, 0, width));
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void No_list_among_other_objects_shows_a_control_character(Type type) => Assert.Empty(Found(type));

    /// <summary>Objects from a file or a job have another type, but show the same list.</summary>
    [Theory]
    [MemberData(nameof(Shown))]
    public void No_list_of_deserialized_objects_shows_a_control_character(Type type) => Assert.Empty(Found(type, AsRead + " | "));

    /// <summary>The members with visible text are for lists only.</summary>
    [Theory]
    [MemberData(nameof(Shown))]
    public void Members_with_visible_text_are_neither_shown_nor_stored(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Order().ToArray();

        foreach (var journey in new[] { string.Empty, AsRead + " | ", $"{AsRead} | {AsRead} | " })
        {
            Assert.Equal(properties, Console.Run([FullObject.Of(type)], journey + "ForEach-Object { $_.psobject.Properties.Name }").Select(name => name.ToString()).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void Serialization_preserves_every_value(Type type)
    {
        var value = FullObject.Of(type);

        var read = Assert.Single(Console.Run([value], AsRead));

        Assert.Equal(Filled(PSObject.AsPSObject(value)), Filled(read));
    }

    /// <summary>A list shows text through a hidden member, which binds to no parameter and hides no property.</summary>
    [Fact]
    public void Members_with_visible_text_are_hidden_and_have_a_space_in_their_names()
    {
        var members = ModuleTypes.All().SelectMany(type => type.Members.Values).ToArray();

        Assert.NotEmpty(members);
        Assert.All(members, member => Assert.True(Assert.IsType<CodePropertyData>(member).IsHidden));
        var headings = typeof(NeonObject).Assembly.GetExportedTypes().SelectMany(type => type.GetCustomAttribute<ListedAttribute>()?.Headings ?? []).ToHashSet();
        Assert.All(members, member => Assert.True(member.Name.Contains(' ', StringComparison.Ordinal) || headings.Contains(member.Name) || typeof(IViewCells).GetProperty(member.Name) is not null, member.Name));
        Assert.Equal(members.Select(member => member.Name).Order(), ModuleTypeData.All.SelectMany(type => type.Members.Keys).Order());
    }

    /// <summary>An object from a file is listed by the members of its original type, so it needs the same ones.</summary>
    [Theory]
    [MemberData(nameof(Shown))]
    public void Deserialized_objects_have_the_same_members_with_visible_text(Type type) => Assert.Equal(
        ModuleTypeData.Of(type.FullName!)!.Members.Keys.Order(),
        (ModuleTypeData.Of("Deserialized." + type.FullName)?.Members.Keys ?? Enumerable.Empty<string>()).Where(name => typeof(IViewCells).GetProperty(name) is null).Order());

    private ViewHost Console => consoles.Of(160, color: false);

    // A text that does not fit continues on the next lines.
    private static (string Label, string Text)[] Lines(string list)
    {
        var lines = new List<(string Label, string Text)>();
        foreach (var line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != ' ' && line.Split(" : ", 2) is [var label, var text])
            {
                lines.Add((label.Trim(), text.Trim()));
            }
            else if (line.Trim() is { Length: > 0 } rest)
            {
                lines[^1] = (lines[^1].Label, lines[^1].Text + rest);
            }
        }

        return [.. lines.Select(line => (line.Label, line.Text.Replace(" ", string.Empty, StringComparison.Ordinal)))];
    }

    private static string[] Filled(PSObject value) => [.. value.Properties.Where(property => property.Value is not null).Select(property => property.Name).Order()];

    private IEnumerable<string> Found(Type type, string journey = "")
    {
        object[] values = [FullObject.Of(type == typeof(Project) ? typeof(Branch) : typeof(Project)), FullObject.Of(type, HostileText.Of)];
        return from view in Outputs
               from found in HostileText.In(Console.Show(values, journey + view), HostileTextTests.IsDocument(type))
               select $"{view}: {found}";
    }
}
