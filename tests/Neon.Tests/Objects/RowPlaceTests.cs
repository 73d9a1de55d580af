using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>
/// Rows with a parent that the request does not contain: the branch of an endpoint, the organization of a project. The
/// confirmation would show the parent in the row, and the request would change what the key identifies.
/// </summary>
public sealed class RowPlaceTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly TempFolder _folder = new();
    private readonly SeededProject _app;
    private readonly string _dev;

    public RowPlaceTests()
    {
        _app = _host.Seed();
        _host.AddBranch(_app, "dev");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _dev = _host.Get<Branch>("Get-NeonBranch dev -Project app")[0].BranchId!;
        _host.Forget();
    }

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; EndpointId = '{endpoint}'; BranchId = '{dev}' } | Remove-NeonEndpoint", "BranchId")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; EndpointId = '{endpoint}'; BranchId = '{dev}' } | Suspend-NeonEndpoint", "BranchId")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; EndpointId = '{endpoint}'; branch_id = '{dev}' } | Restart-NeonEndpoint", "branch_id")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; EndpointId = '{endpoint}'; Branch = 'dev' } | Set-NeonEndpoint -MaxCu 4", "Branch")]
    [InlineData("@{ ProjectId = '{app}'; EndpointId = '{endpoint}'; BranchName = 'dev' } | Remove-NeonEndpoint", "BranchName")]
    [InlineData("@{ EndpointId = '{endpoint}'; BranchId = 'dev' } | Start-NeonEndpoint -Project app", "BranchId")]
    [InlineData("Remove-NeonEndpoint ([pscustomobject] @{ ProjectId = '{app}'; EndpointId = '{endpoint}'; BranchId = '{dev}' })", "BranchId")]
    [InlineData("Remove-NeonEndpoint @{ ProjectId = '{app}'; EndpointId = '{endpoint}'; BranchId = '{dev}' } -IfExists", "BranchId")]
    public void An_endpoint_of_another_branch_is_refused_before_confirmation(string command, string heading)
    {
        var person = new TestHost(0);

        var result = _host.Run(person, Filled($"{command} -Confirm; {command} -WhatIf"));

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error =>
        {
            Assert.StartsWith("NeonInvalidInput,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal(
                $"The row has the {heading} '{(command.Contains("'dev'", StringComparison.Ordinal) ? "dev" : _dev)}', but the endpoint {_app.EndpointId} belongs to the branch {_app.MainBranchId}.",
                error.ErrorDetails.Message);
            Assert.Equal($"Nothing was changed. Correct the row, or remove its {heading}.", error.ErrorDetails.RecommendedAction);
        });
        Assert.Empty(person.Questions);
        Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    /// <summary>The request contains the branch of the row, but not the endpoint, which is on another branch.</summary>
    [Theory]
    [InlineData("ProjectId = '{app}'; BranchId = '{dev}'; EndpointId = '{endpoint}'", "New-NeonRole bob", "BranchId", "{dev}")]
    [InlineData("ProjectId = '{app}'; BranchId = '{dev}'; EndpointId = '{endpoint}'", "New-NeonDatabase orders -OwnerName neondb_owner", "BranchId", "{dev}")]
    [InlineData("ProjectId = '{app}'; BranchId = '{dev}'; EndpointId = '{endpoint}'", "New-NeonEndpoint -Type read_only", "BranchId", "{dev}")]
    [InlineData("Project = 'app'; Branch = 'dev'; endpoint_id = '{endpoint}'", "New-NeonRole bob", "Branch", "dev")]
    [InlineData("ProjectId = '{app}'; BranchId = '{dev}'; EndpointId = '{endpoint}'; DatabaseName = 'orders'; Name = 'x'; Note = 'y'", "New-NeonRole bob", "BranchId", "{dev}")]
    public void An_endpoint_of_another_branch_does_not_supply_the_branch(string columns, string change, string heading, string branch)
    {
        var person = new TestHost(0);

        var result = _host.Run(person, Filled($"$row = [pscustomobject] @{{ {columns} }}; $row | {change} -Confirm; $row | {change} -WhatIf; $row | ConvertTo-Csv | ConvertFrom-Csv | {change} -Confirm"));

        Assert.Equal(3, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.Equal(
            $"The row has the {heading} '{Filled(branch)}', but the endpoint {_app.EndpointId} belongs to the branch {_app.MainBranchId}.", error.ErrorDetails.Message));
        Assert.Empty(person.Questions);
        Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("ProjectId = '{app}'; BranchId = '{dev}'; EndpointId = 'ep-calm-lake-a1b2c3d4'", "New-NeonRole bob", "NeonEndpointNotFound")]
    [InlineData("ProjectId = '{app}'; BranchId = '{dev}'; TriggerId = 'nightly'", "New-NeonRole bob", "NeonTriggerNotFound")]
    public void A_resource_that_is_not_in_the_parent_of_the_row_supplies_nothing(string columns, string change, string error)
    {
        Assert.Equal(error, _host.Run(Filled($"[pscustomobject] @{{ {columns} }} | {change}")).ErrorId);
        Assert.Empty(_host.Changes());
    }

    /// <summary>The resource of a row may have been removed and is created again.</summary>
    [Theory]
    [InlineData("EndpointId = 'ep-calm-lake-a1b2c3d4'", "New-NeonEndpoint -Type read_only", "endpoints")]
    [InlineData("RoleName = 'bob'", "New-NeonRole bob", "roles")]
    [InlineData("DatabaseName = 'orders'; Id = 7", "New-NeonDatabase orders -OwnerName neondb_owner", "databases")]
    [InlineData("EndpointId = '{endpoint}'", "New-NeonRole bob", "roles")]
    public void A_row_of_the_resource_to_create_supplies_its_branch(string columns, string change, string created)
    {
        Assert.Empty(_host.Run(Filled($"[pscustomobject] @{{ ProjectId = '{{app}}'; BranchId = '{_app.MainBranchId}'; {columns} }} | {change}")).Errors);
        Assert.Equal($"POST /projects/{_app.ProjectId}/{(created == "endpoints" ? created : $"branches/{_app.MainBranchId}/{created}")}", Assert.Single(_host.Changes()));
    }

    /// <summary>Every id in such a row is in the request or is read once.</summary>
    [Theory]
    [InlineData("Get-NeonBranch main -Project app | Select-Object ProjectId, BranchId", "New-NeonRole bob", 0)]
    [InlineData("Get-NeonBranch main -Project app | Select-Object ProjectId, BranchId, Name", "New-NeonRole bob", 1)]
    [InlineData("Get-NeonRole -Project app -Branch main | Select-Object -First 1 | ConvertTo-Csv | ConvertFrom-Csv", "New-NeonRole bob", 0)]
    [InlineData("Get-NeonEndpoint -Project app -Branch main | ConvertTo-Csv | ConvertFrom-Csv", "New-NeonRole bob", 1)]
    [InlineData("Get-NeonProject app | Export-Clixml $file; Import-Clixml $file", "New-NeonBranch feature", 1)]
    [InlineData("Get-NeonProject app | Export-Clixml $file; Import-Clixml $file", "Remove-NeonProject -Confirm:$false", 1)]
    public void A_copy_is_read_only_for_values_that_the_request_does_not_contain(string source, string change, int reads)
    {
        var input = _host.Run(source, ("file", Path.Combine(_folder.Path, "rows.xml"))).Output;
        _host.Forget();

        Assert.Empty(_host.Run($"$rows | {change}", ("rows", input)).Errors);

        Assert.Single(_host.Changes());
        Assert.Equal(reads, _host.Requests.Count(sent => sent.StartsWith("GET", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; OrganizationId = 'org-elsewhere-12345678' } | Remove-NeonProject", "project")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; org_id = 'x'; organization_id = 'org-elsewhere-12345678' } | Set-NeonProject -Name other", "project")]
    [InlineData("[pscustomobject] @{ OrganizationId = 'org-elsewhere-12345678'; ProjectId = '{app}'; BranchId = '{dev}' } | Remove-NeonBranch", "project")]
    [InlineData("[pscustomobject] @{ OrganizationId = 'org-elsewhere-12345678'; ProjectId = '{app}'; BranchId = '{dev}'; DatabaseName = 'neondb' } | Remove-NeonDatabase", "project")]
    [InlineData("[pscustomobject] @{ OrganizationId = 'org-elsewhere-12345678'; ProjectId = '{app}' } | Remove-NeonBranch dev", "project")]
    [InlineData("[pscustomobject] @{ OrganizationId = 'org-elsewhere-12345678'; ProjectId = '{app}' } | New-NeonBranch feature", "project")]
    [InlineData("[pscustomobject] @{ OrganizationId = 'org-elsewhere-12345678'; ProjectId = '{app}'; BranchId = '{dev}' } | New-NeonRole bob", "project")]
    public void A_project_of_another_organization_is_refused(string command, string kind)
    {
        var result = _host.Run(Filled(command) + " -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains($"'org-elsewhere-12345678', but the {kind} ", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains(" belongs to the organization org-", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    /// <summary>The name of a project is looked up in the organization of the row.</summary>
    [Theory]
    [InlineData("[pscustomobject] @{ OrganizationId = 'org-elsewhere-12345678'; BranchId = '{dev}'; DatabaseName = 'neondb' } | Remove-NeonDatabase -Project app")]
    [InlineData("[pscustomobject] @{ OrganizationId = 'org-elsewhere-12345678'; ProjectName = 'app'; BranchId = '{dev}'; DatabaseName = 'neondb' } | Remove-NeonDatabase -IfExists")]
    [InlineData("@{ ProjectId = 'app'; OrganizationId = 'org-elsewhere-12345678' } | Remove-NeonProject")]
    public void A_project_name_in_an_unknown_organization_is_refused(string command)
    {
        Assert.Equal("NeonOrganizationNotFound", _host.Run(Filled(command) + " -Confirm:$false").ErrorId);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("Get-NeonProject app | Select-Object ProjectId, OrganizationId | Remove-NeonProject", "DELETE /projects/", 1)]
    [InlineData("Get-NeonProject app | Export-Csv $file; Import-Csv $file | Remove-NeonProject", "DELETE /projects/", 1)]
    [InlineData("Get-NeonEndpoint -Project app -Branch main | Export-Csv $file; Import-Csv $file | Suspend-NeonEndpoint", "POST /projects/{app}/endpoints/", 1)]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; EndpointId = '{endpoint}'; Branch = 'main' } | Remove-NeonEndpoint", "DELETE /projects/{app}/endpoints/", 2)]
    // Objects of the session are not read again.
    [InlineData("Get-NeonEndpoint -Project app -Branch main | Remove-NeonEndpoint", "DELETE /projects/{app}/endpoints/", 0)]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; EndpointId = '{endpoint}' } | Remove-NeonEndpoint", "DELETE /projects/{app}/endpoints/", 0)]
    public void A_matching_row_is_changed_and_read_at_most_once(string command, string request, int reads)
    {
        using var folder = new TempFolder();
        var parts = Filled(command).Split(" | ");
        var input = _host.Run(string.Join(" | ", parts[..^1]), ("file", Path.Combine(folder.Path, "rows.csv"))).Output;
        _host.Forget();

        Assert.Empty(_host.Run($"$rows | {parts[^1]} -Confirm:$false", ("rows", input)).Errors);

        Assert.StartsWith(Filled(request), Assert.Single(_host.Changes()), StringComparison.Ordinal);
        Assert.Equal(reads, _host.Requests.Count(sent => sent.StartsWith("GET", StringComparison.Ordinal)));
    }

    private string Filled(string command) => command
        .Replace("{app}", _app.ProjectId, StringComparison.Ordinal).Replace("{dev}", _dev, StringComparison.Ordinal)
        .Replace("{endpoint}", _app.EndpointId, StringComparison.Ordinal);
}
