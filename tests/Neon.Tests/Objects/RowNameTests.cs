using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>
/// A row of a file with an id and a Name. Only the Name shows that a database's row, reduced to ProjectId and Name, is not a
/// project. So a change checks that the target has that name before it asks for confirmation.
/// </summary>
public sealed class RowNameTests : IDisposable
{
    // As Export-Csv and Import-Csv leave the chosen columns: as text.
    private const string Row = "filter Row([string[]] $Columns) { $row = [ordered] @{}; foreach ($name in $Columns) { $row[$name] = [string] $_.$name }; [pscustomobject] $row }; ";

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public RowNameTests()
    {
        _app = _host.Seed();
        _host.AddBranch(_app, "dev");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Forget();
    }

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Get-NeonDatabase -Project app -Branch main | Row ProjectId, Name", "Remove-NeonProject -Confirm:$false", "project", "neondb", "app")]
    [InlineData("Get-NeonDatabase -Project app -Branch main | Row ProjectId, Name", "Remove-NeonProject -WhatIf", "project", "neondb", "app")]
    [InlineData("Get-NeonBranch dev -Project app | Row ProjectId, Name, CreatedAt", "Set-NeonProject -Name other", "project", "dev", "app")]
    [InlineData("Get-NeonRole neondb_owner -Project app -Branch dev | Row ProjectId, BranchId, Name", "Remove-NeonBranch -Confirm:$false", "branch", "neondb_owner", "dev")]
    [InlineData("Get-NeonRole neondb_owner -Project app -Branch dev | Row ProjectId, BranchId, Name", "Remove-NeonSnapshotSchedule -Confirm:$false", "branch", "neondb_owner", "dev")]
    [InlineData("Get-NeonDatabase -Project app -Branch dev | Row BranchId, Name", "Reset-NeonBranch -Project app -Confirm:$false", "branch", "neondb", "dev")]
    [InlineData("Get-NeonProject app | Row OrganizationId, Name", "Set-NeonSpendingLimit 5 -Confirm:$false", "organization", "app", "Acme")]
    [InlineData("Get-NeonEndpoint -Project app -Branch main | ForEach-Object { [pscustomobject] @{ ProjectId = $_.ProjectId; EndpointId = $_.EndpointId; Name = 'reports' } }", "Suspend-NeonEndpoint", "endpoint", "reports", "")]
    public void A_row_with_a_name_other_than_that_of_the_target_is_refused(string source, string change, string kind, string named, string name)
    {
        var result = _host.Run($"{Row}{source} | {change}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains($"The row has the name '{named}', but the {kind} ", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains(name.Length == 0 ? "has no name" : $"is '{name}'", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("Get-NeonBranch dev -Project app | Select-Object *, @{ n = 'Action'; e = { 'remove' } }, @{ n = 'Size'; e = { 1 } }, @{ n = 'Status'; e = { 1 } } | Export-Csv $file; Import-Csv $file | Remove-NeonBranch -Confirm:$false", "DELETE /projects/")]
    [InlineData("Get-NeonProject app | Select-Object ProjectId, Name, @{ n = 'Action'; e = { 'remove' } } | Export-Csv $file; Import-Csv $file | Remove-NeonProject -Confirm:$false", "DELETE /projects/")]
    [InlineData("Get-NeonBranch dev -Project app | Select-Object * | Enable-NeonAuth", "POST /projects/")]
    public void A_row_of_the_target_may_have_additional_columns(string script, string request)
    {
        using var folder = new TempFolder();

        var result = _host.Run(script, ("file", Path.Combine(folder.Path, "rows.csv")));

        Assert.Empty(result.Errors);
        Assert.StartsWith(request, Assert.Single(_host.Changes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NeonDatabase -Project app -Branch dev | Row ProjectId, OwnerName | Remove-NeonProject -Confirm:$false", "The object has an OwnerName, so it is not a project. If you added that column, rename it.")]
    [InlineData("Get-NeonBranch dev -Project app | Row ProjectId, BranchId, Name, ParentId | ForEach-Object { $_ | Add-Member Role x -PassThru } | Remove-NeonBranch -Confirm:$false", "The object has a Role, so it is not a branch. If you added that column, rename it.")]
    [InlineData("'{\"BranchId\":\"br-1\",\"DatabaseName\":\"2026-11-29T10:00:00\"}' | ConvertFrom-Json | Remove-NeonDatabase -Project app -Confirm:$false", "The object's DatabaseName is a date, not text.")]
    public void A_row_of_another_resource_is_refused_with_the_reason(string script, string words)
    {
        var result = _host.Run(Row + script);

        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_calculated_name_must_match_the_target()
    {
        var result = _host.Run("Get-NeonBranch dev -Project app | Select-Object ProjectId, BranchId, @{ n = 'Name'; e = { 'main' } } | Remove-NeonBranch -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_row_of_another_resource_is_refused_before_confirmation()
    {
        var person = new TestHost(0);

        var result = _host.Run(person, $"{Row}Get-NeonDatabase -Project app -Branch main | Row ProjectId, Name | Remove-NeonProject; Get-NeonDatabase -Project app -Branch main | Row ProjectId, Name | Remove-NeonProject -WhatIf");

        Assert.Equal(2, result.Errors.Count);
        Assert.Empty(person.Questions);
        Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NeonProject app | Row ProjectId, Name", "Remove-NeonProject -Confirm:$false", "DELETE /projects/")]
    [InlineData("Get-NeonProject app | Row Name, ProjectId, RegionId, Ticket", "Remove-NeonProject -Confirm:$false", "DELETE /projects/")]
    [InlineData("Get-NeonProject app | Row ProjectId, Name, OrganizationId, RegionId, PgVersion, Settings, Owner, CreatedAt, Operations", "Set-NeonProject -Name other", "PATCH /projects/")]
    [InlineData("Get-NeonBranch dev -Project app | Row ProjectId, BranchId, Name", "Remove-NeonBranch -Confirm:$false", "DELETE /projects/{0}/branches/")]
    [InlineData("Get-NeonBranch dev -Project app | Row BranchId, Name", "Set-NeonBranch -Project app -Protected", "PATCH /projects/{0}/branches/")]
    [InlineData("Get-NeonDatabase -Project app -Branch dev | Row ProjectId, BranchId, DatabaseName, Name", "Remove-NeonDatabase -Confirm:$false", "DELETE /projects/{0}/branches/")]
    [InlineData("Get-NeonEndpoint -Project app -Branch main | Row EndpointId, ProjectId, Name", "Suspend-NeonEndpoint", "POST /projects/{0}/endpoints/")]
    public void A_row_of_the_target_itself_is_accepted(string source, string change, string request)
    {
        var result = _host.Run($"{Row}{source} | {change}");

        Assert.Empty(result.Errors);
        Assert.StartsWith(request.Replace("{0}", _app.ProjectId, StringComparison.Ordinal), Assert.Single(_host.Changes()), StringComparison.Ordinal);
    }

    /// <summary>The resource is read only if a row has a name: once per row, and never for objects or plain ids.</summary>
    [Theory]
    [InlineData("Get-NeonProject app | Row ProjectId, Name", 1)]
    [InlineData("Get-NeonProject app | Row ProjectId", 0)]
    [InlineData("Get-NeonProject app", 0)]
    public void Only_a_row_with_a_name_needs_a_request(string source, int reads)
    {
        var rows = _host.Run(Row + source).Output;
        _host.Forget();

        Assert.Empty(_host.Run("$rows | Remove-NeonProject -Confirm:$false", ("rows", rows)).Errors);

        Assert.Equal(reads, _host.Requests.Count(request => request.StartsWith("GET", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_row_of_a_removed_branch_is_not_an_error()
    {
        var row = _host.Run(Row + "Get-NeonBranch dev -Project app | Row ProjectId, BranchId, Name").Output;
        Assert.Empty(_host.Run("$row | Remove-NeonBranch -Confirm:$false", ("row", row)).Errors);

        Assert.Empty(_host.Run("$row | Remove-NeonBranch -IfExists -Confirm:$false", ("row", row)).Errors);
    }

    [Theory]
    [InlineData("branch", "BranchId = 'br-calm-lake-a1b2c3d4'", "Remove-NeonBranch")]
    [InlineData("endpoint", "EndpointId = 'ep-calm-lake-a1b2c3d4'", "Remove-NeonEndpoint")]
    [InlineData("snapshot", "SnapshotId = 'snap-calm-lake-a1b2c3d4'", "Remove-NeonSnapshot")]
    [InlineData("project", "", "Remove-NeonProject")]
    public void Removing_a_row_of_a_missing_resource_does_nothing(string kind, string key, string command)
    {
        var project = kind == "project" ? "calm-lake-12345678" : _app.ProjectId;
        var row = $"[pscustomobject] @{{ ProjectId = '{project}'; Name = 'dev'; {key} }}";
        var person = new TestHost(0);

        var result = _host.Run(person, $"{row} | {command} -IfExists -Verbose; {row} | {command} -IfExists -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(person.Questions);
        Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
        Assert.Contains(result.Verbose, line => line.StartsWith($"The {kind} ", StringComparison.Ordinal) && line.EndsWith(" was not found, so nothing was changed.", StringComparison.Ordinal));
        Assert.Empty(_host.Changes());
    }

    /// <summary>The check is about the target only: a project that does not exist is still an error.</summary>
    [Fact]
    public void A_row_in_a_project_that_does_not_exist_is_an_error()
    {
        Assert.NotEmpty(_host.Run("[pscustomobject] @{ ProjectId = 'calm-lake-12345678'; BranchId = 'br-calm-lake-a1b2c3d4'; Name = 'dev' } | Remove-NeonBranch -IfExists -Confirm:$false").Errors);
        Assert.NotEmpty(_host.Run("Remove-NeonRole bob -IfExists -Confirm:$false -Branch ([pscustomobject] @{ ProjectId = '{0}'; BranchId = 'br-calm-lake-a1b2c3d4'; Name = 'dev' })".Replace("{0}", _app.ProjectId, StringComparison.Ordinal)).Errors);
    }

    /// <summary>An object from a file or a job can be outdated, so its name is checked like that of a row.</summary>
    [Theory]
    [InlineData("Get-NeonBranch dev -Project app | Export-Clixml $file; Set-NeonBranch dev -Project app -Name renamed | Out-Null", "Import-Clixml $file | Remove-NeonBranch -Confirm:$false", "branch")]
    [InlineData("Get-NeonProject app | Export-Clixml $file; Set-NeonProject app -Name renamed | Out-Null", "Import-Clixml $file | Remove-NeonProject -Confirm:$false", "project")]
    [InlineData("New-NeonCredential ci -Project app -Branch dev -Scope storage:read | Out-Null; Get-NeonCredential ci -Project app -Branch dev | Select-Object * | Export-Clixml $file; (Get-Content $file) -replace '>ci<', '>other<' | Set-Content $file", "Import-Clixml $file | Revoke-NeonCredential -Confirm:$false", "credential")]
    public void A_deserialized_object_with_an_outdated_name_is_refused(string before, string change, string kind)
    {
        using var folder = new TempFolder();
        var file = ("file", (object)Path.Combine(folder.Path, "object.xml"));
        Assert.Empty(_host.Run(before, file).Errors);
        _host.Forget();

        var result = _host.Run(change, file);

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains($", but the {kind} ", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("Get-NeonRole neondb_owner -Project app -Branch main | Row ProjectId, BranchId, Name", "Remove-NeonDatabase -Confirm:$false")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch main | Row ProjectId, BranchId, Name", "Remove-NeonRole -Confirm:$false")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch main | Row ProjectId, OwnerName", "Remove-NeonProject -Confirm:$false")]
    [InlineData("Get-NeonEndpoint -Project app -Branch main | Row ProjectId, Host", "Remove-NeonProject -Confirm:$false")]
    public void A_row_without_the_key_of_the_target_is_refused(string source, string change)
    {
        Assert.NotEmpty(_host.Run($"{Row}{source} | {change}").Errors);

        Assert.Empty(_host.Changes());
    }
}
