using System.Reflection;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>Groups show the names of parents that the cmdlet knows, before their ids, without a request.</summary>
public sealed class ParentNameTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public ParentNameTests()
    {
        _app = _host.Seed();
        _host.Forget();
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_project_specified_by_name_is_shown_with_its_name() =>
        Assert.Equal($"   Project: app ({_app.ProjectId})", Group("Get-NeonBranch -Project app"));

    [Fact]
    public void A_branch_specified_by_name_is_shown_with_its_name() =>
        Assert.Equal($"   Branch: app/main ({_app.ProjectId}/{_app.MainBranchId})", Group("Get-NeonRole -Project app -Branch main"));

    [Fact]
    public void A_piped_parent_is_shown_with_its_name_and_its_own_parent_names() =>
        Assert.Equal($"   Branch: app/main ({_app.ProjectId}/{_app.MainBranchId})", Group("Get-NeonProject -Name app | Get-NeonBranch -Name main | Get-NeonRole"));

    [Fact]
    public void A_name_from_the_context_is_shown() =>
        Assert.Equal($"   Branch: app/main ({_app.ProjectId}/{_app.MainBranchId})", Group("Set-NeonContext -Project app -Branch main; Get-NeonDatabase"));

    [Fact]
    public void The_branch_tree_shows_the_name_of_its_project() =>
        Assert.Equal($"   Project: app ({_app.ProjectId})", Group("Show-NeonBranchTree -Project app"));

    [Fact]
    public void A_connection_string_shows_the_names_of_its_project_and_branch() =>
        Assert.Equal($"   Branch: app/main ({_app.ProjectId}/{_app.MainBranchId})", Group("Get-NeonConnectionString -Project app -Branch main"));

    /// <summary>Every type that is grouped by its parents, whatever it derives from.</summary>
    public static TheoryData<Type> Grouped => [.. EmittedTypes.All.Where(type => ObjectView.Of(type)?.GroupLabel is "Project" or "Branch" or "Bucket" or "Organization")];

    [Theory]
    [MemberData(nameof(Grouped))]
    public void Every_group_shows_the_names_of_the_parents(Type type)
    {
        var item = FullObject.Of(type);
        var names = new KnownNames();
        foreach (var (id, name) in new[] { ("ProjectId", "app"), ("BranchId", "main"), ("OrganizationId", "Acme") })
        {
            names.Add([new NamedId(type.GetProperty(id)?.GetValue(item) as string, name)]);
        }

        object source = item is BranchTreeNode node ? node.Branch : item;
        source.GetType().GetProperty("Names", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(source, names);

        Assert.EndsWith(")", ObjectView.Of(type)!.GroupOf(item), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parent_specified_by_id_causes_no_request_for_its_name()
    {
        Assert.Equal($"   Project: {_app.ProjectId}", Group($"Get-NeonBranch -Project {_app.ProjectId}"));
        Assert.Single(_host.Requests);
    }

    [Fact]
    public void A_name_set_by_a_script_is_not_shown() =>
        Assert.Equal($"   Project: {_app.ProjectId}", Group("$p = [Neon.Project]@{ ProjectId = '" + _app.ProjectId + "'; Name = 'production' }; $p | Get-NeonBranch"));

    [Fact]
    public void Control_characters_in_a_name_are_visible()
    {
        var names = new KnownNames();
        names.Add([new NamedId("br-1", "ma\ein")]);
        var item = new Role { ProjectId = "p", BranchId = "br-1", RoleName = "r", Names = names };

        Assert.Equal("p/ma`u{1b}in (p/br-1)", ObjectView.Of(typeof(Role))!.GroupOf(item));
    }

    [Theory]
    [InlineData("emulator", false, "http://127.0.0.1:5000/api/v2/ \e[33m(EMULATOR)\e[0m")]
    [InlineData("parameter ApiKey", true, "http://127.0.0.1:5000/api/v2/ \e[33m(EMULATOR)\e[0m")]
    [InlineData("parameter ApiKey", false, "http://127.0.0.1:5000/api/v2/")]
    public void The_emulator_URL_is_marked(string source, bool isEmulator, string text) =>
        Assert.Equal(text, SessionDisplay.Address(new Uri("http://127.0.0.1:5000/api/v2/"), source, isEmulator));

    private string Group(string command)
    {
        var result = _host.Run($"& {{ {command} }} | Out-String -Stream -Width 200");
        Assert.Empty(result.Errors);
        return result.Output.Select(line => line.ToString()).First(line => line.StartsWith("   ", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal)).TrimEnd();
    }
}
