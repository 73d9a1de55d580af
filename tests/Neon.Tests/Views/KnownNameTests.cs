using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>Ids are shown after the names in earlier responses of the session, without a request.</summary>
public sealed class KnownNameTests : IDisposable
{
    private static readonly string[] Parents = ["ProjectId", "BranchId", "EndpointId", "OrganizationId", "ParentId", "SourceBranchId", "BaseBranchId"];

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public KnownNameTests()
    {
        _app = _host.Seed();
        _host.Forget();
    }

    public static TheoryData<Type> Types => [.. EmittedTypes.All.Where(type => type.IsSubclassOf(typeof(NeonObject)) && ObjectView.Of(type) is not null)];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_id_of_another_resource_is_shown_after_its_name(Type type)
    {
        var item = (NeonObject)FullObject.Of(type);
        var view = ObjectView.Of(type)!;
        item.Names = new KnownNames();
        foreach (var own in new[] { "ProjectName", "BranchName" })
        {
            // Consumption has names of its own.
            type.GetProperty(own)?.SetValue(item, null);
        }

        foreach (var (heading, cell) in view.Columns.Select(column => (column.Heading, column.Cell)).Concat(view.Items.Select(line => (line.Label, line.Cell))))
        {
            if (Parents.Contains(heading) && type.GetProperty(heading)?.GetValue(item) is string id && id != item.AsNamed.Id)
            {
                item.Names.Add([new NamedId(id, "n\e")]);

                // The first column is shortened on a narrow console.
                Assert.StartsWith($"n`u{{1b}} ({id}"[..15], view.TextOf(item, cell), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_own_id_is_shown_without_the_name_that_is_shown_before_it(Type type)
    {
        var item = (NeonObject)FullObject.Of(type);
        var view = ObjectView.Of(type)!;
        (item.Names = new KnownNames()).Add([item.AsNamed]);
        foreach (var line in view.Items.Where(line => item.AsNamed.Id is { } id && Equals(type.GetProperty(line.Label)?.GetValue(item), id)))
        {
            Assert.Equal(item.AsNamed.Id, view.TextOf(item, line.Cell));
        }
    }

    [Theory]
    [InlineData("Get-NeonEndpoint -Project $app", "main ($main)")]
    [InlineData("Get-NeonOperation -Project $app", "main/$endpoint")]
    [InlineData("Get-NeonOperation -Project $app", "main ($main)")]
    [InlineData("Get-NeonEndpoint -Project $app", "Project: app ($app)")]
    public void Names_from_earlier_commands_are_shown_without_a_request(string command, string text)
    {
        Assert.Empty(_host.Run("$null = Get-NeonProject; $null = Get-NeonBranch -Project $app", Ids).Errors);
        _host.Forget();

        Assert.Contains(Filled(text), Screen(command), StringComparison.Ordinal);
        Assert.Single(_host.Requests, request => !request.Contains("cursor=", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_that_was_just_created_supplies_the_names_of_its_parts()
    {
        var screen = Screen("$new = New-NeonProject web -Wait; Get-NeonEndpoint -Project $new.ProjectId");

        Assert.Contains("Project: web (", screen, StringComparison.Ordinal);
        Assert.Contains("main (br-", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parent_of_a_branch_is_shown_with_its_name() =>
        Assert.Contains($"ParentId        : main ({_app.MainBranchId})", Screen("New-NeonBranch dev -Project app -Parent main -Wait | Format-List"), StringComparison.Ordinal);

    [Fact]
    public void A_snapshot_schedule_shows_the_name_of_its_branch() =>
        Assert.Contains($"main ({_app.MainBranchId})", Screen("Set-NeonSnapshotSchedule -Project app -Branch main -Schedule @{ Frequency = 'daily'; Hour = 3 } -Confirm:$false; Get-NeonSnapshotSchedule -Project app -Branch main"), StringComparison.Ordinal);

    [Fact]
    public void A_schema_comparison_shows_the_names_of_both_branches() =>
        Assert.Contains("neondb: main -> dev  identical", Screen("$null = New-NeonBranch dev -Project app -Wait; Compare-NeonBranchSchema dev -Project app -Base main -Database neondb"), StringComparison.Ordinal);

    [Fact]
    public void A_renamed_branch_is_shown_with_its_new_name_also_by_objects_that_were_read_before()
    {
        var screen = Screen("$null = Get-NeonBranch -Project app; $endpoints = Get-NeonEndpoint -Project app; $null = Set-NeonBranch main -Project app -Name production -Wait -Confirm:$false; $endpoints");

        Assert.Contains($"production ({_app.MainBranchId})", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_restore_only_the_branch_that_has_the_name_now_is_shown_with_it()
    {
        var screen = Screen("$null = New-NeonSnapshot before -Project app -Branch main -Wait; $null = Restore-NeonSnapshot before main -Project app -Finalize -Wait -Confirm:$false; Get-NeonEndpoint -Project app");

        Assert.Single(screen.Split('\n'), line => line.Contains(" main (", StringComparison.Ordinal));
        Assert.DoesNotContain($"main ({_app.MainBranchId})", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_with_Invoke_NeonApi_can_rename_anything()
    {
        Assert.Empty(_host.Run("$null = Get-NeonBranch -Project $app; $null = Invoke-NeonApi /projects/$app/branches/$main -Method Patch -Body @{ branch = @{ name = 'production' } } -Confirm:$false", Ids).Errors);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.DoesNotContain("main (", Screen("Get-NeonEndpoint -Project $app"), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_those_of_the_connection()
    {
        var other = _host.Connect(_host.Emulator.ApiKey);
        Assert.Empty(_host.Run("$null = Get-NeonBranch -Project $app", Ids).Errors);

        Assert.DoesNotContain("main (", Screen("Get-NeonEndpoint -Project $app -Connection $other", ("other", other)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_properties_and_the_exports_contain_only_the_ids()
    {
        var result = _host.Run("$null = Get-NeonBranch -Project $app; $e = Get-NeonEndpoint -Project $app; $e.BranchId; ($e | ConvertTo-Csv | ConvertFrom-Csv).BranchId; ($e | ConvertTo-Json | ConvertFrom-Json).BranchId", Ids);

        Assert.Empty(result.Errors);
        Assert.Equal([_app.MainBranchId, _app.MainBranchId, _app.MainBranchId], result.Output.Select(id => id.ToString()));
    }

    private (string, object?)[] Ids => [("app", _app.ProjectId), ("main", _app.MainBranchId), ("endpoint", _app.EndpointId)];

    private string Filled(string text) => Ids.Aggregate(text, (filled, id) => filled.Replace($"${id.Item1}", $"{id.Item2}", StringComparison.Ordinal));

    private string Screen(string command, params (string, object?)[] more)
    {
        var result = _host.Run($"& {{ {command} }} | Out-String -Width 200", [.. Ids, .. more]);
        Assert.Empty(result.Errors);
        return string.Concat(result.Output);
    }
}
