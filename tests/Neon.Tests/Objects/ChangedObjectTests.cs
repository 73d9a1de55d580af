using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>
/// Objects that a script created or changed. The confirmation would show what the object contains, and the request would change
/// what its key identifies.
/// </summary>
public sealed class ChangedObjectTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly string _dev;

    public ChangedObjectTests()
    {
        _app = _host.Seed();
        _host.AddBranch(_app, "dev");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _dev = _host.Get<Branch>("Get-NeonBranch dev -Project app")[0].BranchId!;
        _host.Forget();
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("$x = Get-NeonEndpoint -Project app -Branch main; $x.BranchId = '{dev}'", "$x | Suspend-NeonEndpoint", "BranchId")]
    [InlineData("$x = [Neon.Endpoint] @{ ProjectId = '{app}'; EndpointId = '{endpoint}'; BranchId = '{dev}' }", "$x | Remove-NeonEndpoint", "BranchId")]
    [InlineData("$x = [Neon.Branch] @{ ProjectId = '{app}'; BranchId = '{dev}'; Name = 'main' }", "$x | Remove-NeonBranch", "name")]
    [InlineData("$x = Get-NeonBranch main -Project app; $x.BranchId = '{dev}'", "$x | Set-NeonBranch -Name other", "name")]
    [InlineData("$x = Get-NeonBranch main -Project app; $x.BranchId = '{dev}'", "Reset-NeonRolePassword neondb_owner -Branch $x", "name")]
    [InlineData("$x = Get-NeonProject app; $x.Name = 'other'", "$x | Remove-NeonProject", "name")]
    // The parents.
    [InlineData("$x = Get-NeonBranch main -Project app; $x.BranchId = '{dev}'", "$x | Reset-NeonRolePassword neondb_owner", "name")]
    [InlineData("$x = Get-NeonBranch main -Project app; $x.BranchId = '{dev}'", "$x | Remove-NeonRole neondb_owner", "name")]
    [InlineData("$x = [Neon.Branch] @{ ProjectId = '{app}'; BranchId = '{main}'; Name = 'dev' }", "$x | New-NeonRole bob", "name")]
    [InlineData("$x = [Neon.Branch] @{ ProjectId = '{app}'; BranchId = '{main}'; Name = 'dev' }", "$x | New-NeonSnapshot", "name")]
    [InlineData("$x = Get-NeonProject app; $x.Name = 'other'", "$x | Remove-NeonBranch dev", "name")]
    [InlineData("$x = Get-NeonProject app; $x.OrganizationId = 'org-calm-lake-12345678'", "$x | Remove-NeonBranch dev", "OrganizationId")]
    [InlineData("$x = Get-NeonEndpoint -Project app -Branch main; $x.BranchId = '{dev}'", "$x | New-NeonRole bob", "BranchId")]
    [InlineData("$x = Get-NeonProject app; $x.OrganizationId = 'org-calm-lake-12345678'", "$x | Remove-NeonProject", "OrganizationId")]
    [InlineData("$x = [Neon.Database] @{ ProjectId = '{app}'; BranchId = '{dev}'; DatabaseName = 'neondb'; Id = 77 }", "$x | New-NeonRole bob", "Id")]
    [InlineData("$x = [Neon.Database] @{ ProjectId = '{app}'; BranchId = '{dev}'; DatabaseName = 'neondb'; Id = 77 }", "$x | Remove-NeonDatabase", "Id")]
    [InlineData("$x = [Neon.Database] @{ ProjectId = '{app}'; BranchId = '{dev}'; DatabaseName = 'neondb'; Id = 77 }", "$x | Remove-NeonDataApi", "Id")]
    public void The_parents_of_an_object_are_checked_before_confirmation(string create, string change, string heading)
    {
        var person = new TestHost(0);

        var result = _host.Run(person, Filled($"{create}; {change} -Confirm; {change} -WhatIf"));

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error =>
        {
            Assert.StartsWith("NeonInvalidInput,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.StartsWith($"The object has the {heading} '", error.ErrorDetails.Message, StringComparison.Ordinal);
        });
        Assert.Empty(person.Questions);
        Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void Neon_Auth_of_another_branch_does_not_supply_the_branch()
    {
        _host.Run("'main', 'dev' | ForEach-Object { Enable-NeonAuth -Project app -Branch $_ }");
        _host.Settle();
        _host.Forget();

        var result = _host.Run(Filled("$x = Get-NeonAuth -Project app -Branch main; $x.BranchId = '{dev}'; $x | New-NeonRole bob"));

        Assert.StartsWith("The object has the AuthProviderProjectId '", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    /// <summary>They still have the type name of the original object, so their name is that of the branch.</summary>
    [Theory]
    [InlineData("Select-Object *")]
    [InlineData("Select-Object ProjectId, BranchId, Name")]
    [InlineData("ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_)) }")]
    public void A_modified_copy_is_checked(string copy)
    {
        var result = _host.Run(Filled($"$x = Get-NeonBranch main -Project app | {copy}; $x.BranchId = '{{dev}}'; $x | New-NeonRole bob; $x | Remove-NeonRole neondb_owner -Confirm:$false"));

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("The row has the name 'main', but the branch ", error.ErrorDetails.Message, StringComparison.Ordinal));
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("ConvertTo-Csv | ConvertFrom-Csv")]
    [InlineData("ConvertTo-Json | ConvertFrom-Json")]
    public void A_modified_row_of_a_parent_is_checked(string copy)
    {
        var result = _host.Run(Filled($"$x = Get-NeonBranch main -Project app | {copy}; $x.BranchId = '{{dev}}'; $x | Remove-NeonRole neondb_owner -Confirm:$false"));

        Assert.StartsWith("The row has the name 'main', but the branch ", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    /// <summary>PowerShell would bind and show the added value, and the request would contain the object's own.</summary>
    [Theory]
    [InlineData("BranchId '{dev}'", "New-NeonRole bob", "The BranchId of the branch main was replaced with Add-Member.")]
    [InlineData("BranchId '{dev}'", "Set-NeonBranch -Name other", "The BranchId of the branch main was replaced with Add-Member.")]
    [InlineData("Name dev", "Set-NeonBranch -Protected", "The Name of the branch main was replaced with Add-Member.")]
    [InlineData("-MemberType ScriptProperty BranchId { '{dev}' }", "New-NeonRole bob", "The BranchId of the branch main was replaced with Add-Member.")]
    public void An_object_with_a_shadowed_property_is_refused(string member, string change, string message)
    {
        var result = _host.Run(Filled($"$x = Get-NeonBranch main -Project app; $x | Add-Member {member} -Force; $x | {change}"));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(message, result.Error.ErrorDetails.Message);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("Owner me")]
    [InlineData("Name main -Force")]
    public void An_added_property_has_no_effect(string member)
    {
        Assert.Empty(_host.Run($"$x = Get-NeonBranch main -Project app; $x | Add-Member {member}; $x | New-NeonRole bob").Errors);
        Assert.Equal($"POST /projects/{_app.ProjectId}/branches/{_app.MainBranchId}/roles", Assert.Single(_host.Changes()));
    }

    [Theory]
    [InlineData("New-NeonBranch oops")]
    [InlineData("Remove-NeonBranch -Confirm:$false")]
    [InlineData("Set-NeonBranch -Name other")]
    public void An_object_without_its_id_is_refused(string change)
    {
        var result = _host.Run($"$x = Get-NeonBranch dev -Project app; $x.BranchId = $null; $x | {change}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal("The object has no BranchId.", result.Error.ErrorDetails.Message);
        Assert.Empty(_host.Changes());
    }

    /// <summary>A branch with the wrong project: nothing is created in that project.</summary>
    [Theory]
    [InlineData("New-NeonBranch oops")]
    [InlineData("New-NeonRole bob")]
    [InlineData("New-NeonRole bob -WhatIf")]
    public void A_parent_that_does_not_exist_is_refused(string change)
    {
        var other = _host.Get<Project>("New-NeonProject other -Wait")[0].ProjectId;
        _host.Forget();

        var result = _host.Run($"$x = Get-NeonBranch dev -Project app; $x.ProjectId = '{other}'; $x | {change}");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.Empty(_host.Changes());
    }

    /// <summary>Objects of the session, and objects in their properties, are not read again.</summary>
    [Theory]
    [InlineData("Get-NeonEndpoint -Project app -Branch main", "Suspend-NeonEndpoint", 0)]
    [InlineData("New-NeonBranch new -Project app -Wait", "Remove-NeonBranch -Confirm:$false", 0)]
    [InlineData("(New-NeonBranch new -Project app -Wait).Endpoints", "Suspend-NeonEndpoint", 0)]
    [InlineData("[Neon.Endpoint] @{ ProjectId = '{app}'; EndpointId = '{endpoint}' }", "Suspend-NeonEndpoint", 0)]
    [InlineData("[Neon.Endpoint] @{ ProjectId = '{app}'; EndpointId = '{endpoint}'; BranchId = '{main}' }", "Suspend-NeonEndpoint", 1)]
    [InlineData("Get-NeonBranch dev -Project app | ForEach-Object { $_.Protected = $false; $_ }", "Remove-NeonBranch -Confirm:$false", 0)]
    public void An_unmodified_object_needs_no_request(string source, string change, int reads)
    {
        var input = _host.Run(Filled(source)).Output;
        Assert.Single(input);
        _host.Forget();

        Assert.Empty(_host.Run($"$input1 | {change}", ("input1", input)).Errors);

        Assert.Single(_host.Changes());
        Assert.Equal(reads, _host.Requests.Count(request => request.StartsWith("GET", StringComparison.Ordinal)));
    }

    /// <summary>A name proves nothing: every branch can have a role with that name.</summary>
    [Fact]
    public void An_object_identified_by_its_name_supplies_its_current_branch()
    {
        Assert.Empty(_host.Run(Filled("$x = Get-NeonRole neondb_owner -Project app -Branch main; $x.BranchId = '{dev}'; $x | New-NeonDatabase orders -OwnerName neondb_owner")).Errors);
        Assert.Equal($"POST /projects/{_app.ProjectId}/branches/{_dev}/databases", Assert.Single(_host.Changes()));
    }

    private string Filled(string command) => command
        .Replace("{app}", _app.ProjectId, StringComparison.Ordinal).Replace("{dev}", _dev, StringComparison.Ordinal)
        .Replace("{main}", _app.MainBranchId, StringComparison.Ordinal).Replace("{endpoint}", _app.EndpointId, StringComparison.Ordinal);
}
