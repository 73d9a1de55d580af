using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>The parents in a row, in every form, while the context has another project: the row is used, or it is an error.</summary>
public sealed class RowParentTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly SeededProject _shop;
    private readonly string _dev;
    private readonly string _shopDev;

    public RowParentTests()
    {
        (_app, _shop) = (_host.Seed(), _host.Seed("shop"));
        _host.AddBranch(_app, "dev");
        _host.AddBranch(_shop, "dev");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _dev = _host.Get<Branch>("Get-NeonBranch dev -Project app")[0].BranchId!;
        _shopDev = _host.Get<Branch>("Get-NeonBranch dev -Project shop")[0].BranchId!;
        Assert.Empty(_host.Run("Set-NeonContext -Project app -Branch dev").Errors);
        _host.Forget();
    }

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("@{ ProjectId = '{shop}'; BranchId = '{shopMain}'; DatabaseName = 'neondb' } | Remove-NeonDatabase")]
    [InlineData("@{ ProjectId = '{shop}'; Branch = 'main'; DatabaseName = 'neondb' } | Remove-NeonDatabase")]
    [InlineData("@{ Project = 'shop'; Branch = 'main'; DatabaseName = 'neondb' } | Remove-NeonDatabase")]
    [InlineData("[pscustomobject] @{ Project = 'shop'; Branch = 'main'; DatabaseName = 'neondb' } | Remove-NeonDatabase")]
    [InlineData("[pscustomobject] @{ project_id = '{shop}'; 'Branch Id' = '{shopMain}'; DatabaseName = 'neondb' } | Remove-NeonDatabase")]
    [InlineData("Remove-NeonDatabase ([pscustomobject] @{ Project = 'shop'; Branch = 'main'; DatabaseName = 'neondb' })")]
    [InlineData("'{\"Project\":\"shop\",\"BranchId\":\"main\",\"DatabaseName\":\"neondb\"}' | ConvertFrom-Json -AsHashtable | Remove-NeonDatabase")]
    [InlineData("Remove-NeonDatabase neondb -Branch ([pscustomobject] @{ Project = 'shop'; BranchId = 'main' })")]
    [InlineData("Remove-NeonDatabase neondb -Branch @{ ProjectId = '{shop}'; BranchId = '{shopMain}' }")]
    [InlineData("@{ Project = 'shop'; BranchId = '{shopMain}'; RoleName = 'neondb_owner' } | Reset-NeonRolePassword")]
    [InlineData("@{ Project = 'shop'; Branch = 'main'; EndpointId = '{shopEndpoint}' } | Suspend-NeonEndpoint")]
    [InlineData("Suspend-NeonEndpoint @{ Project = 'shop'; EndpointId = '{shopEndpoint}' }")]
    [InlineData("[pscustomobject] @{ ProjectName = 'shop'; BranchName = 'main'; DatabaseName = 'neondb' } | Remove-NeonDatabase")]
    [InlineData("[pscustomobject] @{ ProjectName = 'shop'; BranchName = 'main'; RoleName = 'neondb_owner' } | Reset-NeonRolePassword")]
    [InlineData("@{ ProjectName = 'shop'; EndpointId = '{shopEndpoint}' } | Suspend-NeonEndpoint")]
    [InlineData("[pscustomobject] @{ project_id = '{shop}'; BranchId = 'main' } | New-NeonSnapshot -Name q")]
    [InlineData("[pscustomobject] @{ ProjectId = '{shop}'; branch_id = '{shopMain}' } | New-NeonDatabase orders -Owner neondb_owner")]
    [InlineData("[pscustomobject] @{ ProjectId = '{shop}'; BranchName = 'main' } | New-NeonRole victim")]
    public void A_row_is_changed_in_its_own_project(string command) =>
        Assert.StartsWith($"/projects/{_shop.ProjectId}/", Changed(command), StringComparison.Ordinal);

    [Theory]
    [InlineData("@{ Project = 'shop'; BranchId = 'dev' } | Remove-NeonBranch")]
    [InlineData("[pscustomobject] @{ Project = 'shop'; BranchId = 'dev' } | Remove-NeonBranch")]
    [InlineData("Remove-NeonBranch @{ ProjectId = 'shop'; BranchId = 'dev' }")]
    [InlineData("[pscustomobject] @{ BranchId = 'dev'; ProjectName = 'shop' } | Remove-NeonBranch")]
    public void A_branch_is_removed_in_the_project_of_its_row(string command) =>
        Assert.Equal($"/projects/{_shop.ProjectId}/branches/{_shopDev}", Changed(command));

    [Theory]
    [InlineData("@{ BranchId = '{main}'; RoleName = 'neondb_owner' } | Reset-NeonRolePassword")]
    [InlineData("@{ Branch = 'main'; RoleName = 'neondb_owner' } | Reset-NeonRolePassword")]
    [InlineData("Reset-NeonRolePassword ([pscustomobject] @{ Branch = 'main'; RoleName = 'neondb_owner' })")]
    public void A_row_is_changed_on_its_own_branch(string command) =>
        Assert.StartsWith($"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}/", Changed(command), StringComparison.Ordinal);

    [Theory]
    [InlineData("@{ ProjectId = '{shop}'; DatabaseName = 'neondb' } | Remove-NeonDatabase", "NeonBranchRequired")]
    [InlineData("@{ Project = 'shop'; DatabaseName = 'neondb' } | Remove-NeonDatabase", "NeonBranchRequired")]
    [InlineData("Remove-NeonDatabase ([pscustomobject] @{ ProjectId = '{shop}'; DatabaseName = 'neondb' })", "NeonBranchRequired")]
    [InlineData("Remove-NeonBucket ([pscustomobject] @{ Project = 'shop'; BucketName = 'uploads' })", "NeonBranchRequired")]
    [InlineData("@{ ProjectId = ''; DatabaseName = 'neondb' } | Remove-NeonDatabase", "NeonInvalidInput")]
    [InlineData("@{ Project = @{}; DatabaseName = 'neondb' } | Remove-NeonDatabase", "NeonInvalidInput")]
    public void A_branch_of_another_project_is_never_used_instead(string command, string error) => Assert.Equal(error, Refused(command));

    [Theory]
    [InlineData("[pscustomobject] @{ Project = 'shop'; Branch = 'dev'; DatabaseName = 'neondb' } | Remove-NeonDatabase -Project app")]
    [InlineData("@{ Project = 'shop'; Branch = 'dev'; DatabaseName = 'neondb' } | Remove-NeonDatabase -Project app")]
    [InlineData("[pscustomobject] @{ Project = 'shop'; Branch = 'dev'; DatabaseName = 'neondb' } | Remove-NeonDatabase -Project {app}")]
    [InlineData("[pscustomobject] @{ Branch = 'main'; DatabaseName = 'neondb' } | Remove-NeonDatabase -Branch dev")]
    [InlineData("[pscustomobject] @{ Branch = 'main'; DatabaseName = 'neondb' } | Remove-NeonDatabase -Branch {dev}")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; BranchId = '{dev}'; Branch = 'main'; DatabaseName = 'neondb' } | Remove-NeonDatabase")]
    [InlineData("[pscustomobject] @{ ProjectId = '{shop}'; Project = 'app'; Branch = 'dev'; DatabaseName = 'neondb' } | Remove-NeonDatabase")]
    [InlineData("@{ ProjectId = '{shop}'; Project = 'app'; Branch = 'dev'; DatabaseName = 'neondb' } | Remove-NeonDatabase")]
    [InlineData("[pscustomobject] @{ DatabaseName = 'neondb'; Database = 'zzz' } | Remove-NeonDatabase")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; BranchId = '{dev}'; Branch = 'main' } | Remove-NeonBranch")]
    [InlineData("@{ ProjectId = '{app}'; EndpointId = '{endpoint}'; Endpoint = 'reports' } | Suspend-NeonEndpoint")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; ProjectName = 'shop' } | Remove-NeonProject")]
    [InlineData("[pscustomobject] @{ ProjectId = 'shop'; Name = 'app' } | Remove-NeonProject")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; BranchId = 'dev'; Name = 'main' } | Remove-NeonBranch")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; BranchId = '{dev}'; BranchName = 'main' } | Remove-NeonBranch")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; ProjectName = 'shop'; BranchId = 'dev' } | Remove-NeonBranch")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; BranchId = '{dev}'; BranchName = 'main'; RoleName = 'neondb_owner' } | Remove-NeonRole")]
    public void Contradicting_parents_are_refused_before_confirmation(string command)
    {
        var person = new TestHost(0);

        Assert.Equal("NeonInvalidInput", _host.Run(person, "Set-NeonContext -Project app -Branch dev; " + Filled(command)).ErrorId);

        Assert.Empty(person.Questions);
        Assert.Equal("NeonInvalidInput", Refused(command));
    }

    [Theory]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; BranchId = 'dev'; DatabaseName = 'neondb' } | Remove-NeonDatabase")]
    [InlineData("[pscustomobject] @{ ProjectId = 'app'; BranchId = '{dev}'; DatabaseName = 'neondb' } | Remove-NeonDatabase -Project {app}")]
    [InlineData("@{ ProjectId = '{app}'; Project = 'app'; BranchId = '{dev}'; Branch = 'dev'; DatabaseName = 'neondb'; Database = 'neondb' } | Remove-NeonDatabase -Project app -Branch dev")]
    [InlineData("[pscustomobject] @{ ProjectId = '{app}'; BranchId = '{dev}'; DatabaseName = 'neondb' } | Remove-NeonDatabase -Project app -Branch dev")]
    public void Matching_parents_are_accepted_by_id_or_name(string command) =>
        Assert.Equal($"/projects/{_app.ProjectId}/branches/{_dev}/databases/neondb", Changed(command));

    [Fact]
    public void An_organization_key_is_not_mistaken_for_a_personal_key()
    {
        var result = _host.Run("[pscustomobject] @{ ApiKeyId = '4711'; Organization = 'Acme' } | Revoke-NeonApiKey -Confirm:$false");

        Assert.NotEmpty(result.Errors);
        Assert.StartsWith("DELETE /organizations/", Assert.Single(_host.Changes()), StringComparison.Ordinal);
    }

    /// <summary>The API calls the id of every resource <c>id</c>. That column is not used, and nothing else is used instead.</summary>
    [Theory]
    [InlineData("id", "{dev}", "BranchId", "New-NeonRole bob")]
    [InlineData("Id", "{dev}", "BranchId", "New-NeonSnapshot")]
    [InlineData("id", "{dev}", "BranchId", "New-NeonDatabase shop -Owner neondb_owner -WhatIf")]
    [InlineData("ID", "{dev}", "BranchId", "Get-NeonDatabase")]
    [InlineData("id", "{dev}", "BranchId", "Get-NeonConnectionString")]
    [InlineData("id", "{dev}", "BranchId", "Get-NeonRole -Branch main")]
    [InlineData("id", "{dev}", "BranchId", "Set-NeonContext")]
    public void A_row_whose_key_column_is_named_id_is_refused(string heading, string id, string missing, string command)
    {
        _host.Run("Set-NeonContext -Project app -Branch main");
        _host.Forget();
        id = id.Replace("{dev}", _dev, StringComparison.Ordinal);

        var refused = _host.Run($"[pscustomobject] @{{ '{heading}' = '{id}'; project_id = '{_app.ProjectId}'; name = 'dev'; org_id = '{_host.Emulator.OrganizationId}' }} | Select-Object * -ExcludeProperty {(command.StartsWith("New", StringComparison.Ordinal) ? "name" : "none")} | {command}");

        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.Equal($"The row has the id '{id}', but no {missing}.", refused.Error.ErrorDetails.Message);
        Assert.Contains($"Select-Object *, @{{ n = '{missing}'; e = 'id' }}", refused.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("Id = 7", 0)]
    [InlineData("Id = 'seven'", 0)]
    [InlineData("id = '{dev}'; branch_id = '{dev}'", 0)]
    [InlineData("id = 'op-calm-lake-a1b2c3d4'", 0)]
    public void An_unrelated_id_column_in_a_row_is_ignored(string column, int errors)
    {
        _host.Run("Set-NeonContext -Project app -Branch main");

        var result = _host.Run($"[pscustomobject] @{{ {column.Replace("{dev}", _dev, StringComparison.Ordinal)}; ProjectId = '{_app.ProjectId}' }} | Get-NeonRole");

        Assert.Equal(errors, result.Errors.Count);
    }

    [Fact]
    public void Two_organizations_of_one_row_are_refused_by_a_query()
    {
        var other = _host.Emulator.OrganizationIds[1];
        var name = _host.Get<Organization>("Get-NeonOrganization").First(organization => organization.OrganizationId == other).Name;

        Assert.Equal("NeonInvalidInput", _host.Run($"[pscustomobject] @{{ ProjectName = 'app'; OrganizationId = '{_host.Emulator.OrganizationId}'; OrganizationName = '{name}' }} | Get-NeonBranch").ErrorId);
    }

    [Fact]
    public void A_project_key_is_not_reported_missing_because_it_is_not_personal() =>
        Assert.Equal("NeonInvalidInput", Refused("[pscustomobject] @{ ApiKeyId = '4711'; ProjectId = '{app}' } | Revoke-NeonApiKey -IfExists"));

    [Theory]
    [InlineData("OrganizationId", false)]
    [InlineData("OrganizationName", true)]
    [InlineData("org_id", false)]
    public void A_project_is_looked_up_in_the_organization_of_the_row(string heading, bool isName)
    {
        var other = _host.Get<Organization>("Get-NeonOrganization").First(organization => organization.OrganizationId != _host.Emulator.OrganizationId);
        var project = _host.Get<Project>($"New-NeonProject app -Organization {other.OrganizationId} -Wait")[0].ProjectId;
        var row = $"[pscustomobject] @{{ ProjectName = 'app'; '{heading}' = '{(isName ? other.Name : other.OrganizationId)}'";
        _host.Forget();

        Assert.All(_host.Get<Branch>($"{row} }} | Get-NeonBranch"), branch => Assert.Equal(project, branch.ProjectId));
        Assert.StartsWith($"/projects/{project}/", Changed($"{row}; BranchName = 'main' }} | New-NeonRole victim"), StringComparison.Ordinal);
        Assert.Equal("NeonInvalidInput", _host.Run($"[pscustomobject] @{{ '{heading}' = '{(isName ? other.Name : other.OrganizationId)}'; Branch = 'main' }} | Get-NeonRole").ErrorId);
    }

    /// <summary>The parents of one row do not apply to the next.</summary>
    [Fact]
    public void Each_row_has_its_own_parents()
    {
        Assert.Empty(_host.Run(Filled("@{ Project = 'shop'; Branch = 'main'; RoleName = 'neondb_owner' }, @{ RoleName = 'neondb_owner' }, @{ Branch = 'main'; RoleName = 'neondb_owner' } | Reset-NeonRolePassword -Confirm:$false")).Errors);

        Assert.Equal(
            new[] { (_shop.ProjectId, _shop.MainBranchId), (_app.ProjectId, _dev), (_app.ProjectId, _app.MainBranchId) }
                .Select(place => $"POST /projects/{place.ProjectId}/branches/{place.Item2}/roles/neondb_owner/reset_password"),
            // A request to a project that is locked by an operation is sent again.
            _host.Changes().Distinct());
    }

    private string Changed(string command)
    {
        Assert.Empty(_host.Run(Filled(command) + " -Confirm:$false").Errors);
        return Assert.Single(_host.Changes()).Split(' ')[1];
    }

    private string Refused(string command)
    {
        var result = _host.Run(Filled(command) + " -Confirm:$false");
        Assert.Empty(_host.Changes());
        return result.ErrorId!;
    }

    private string Filled(string command) => command
        .Replace("{app}", _app.ProjectId, StringComparison.Ordinal).Replace("{main}", _app.MainBranchId, StringComparison.Ordinal)
        .Replace("{dev}", _dev, StringComparison.Ordinal).Replace("{endpoint}", _app.EndpointId, StringComparison.Ordinal)
        .Replace("{shop}", _shop.ProjectId, StringComparison.Ordinal).Replace("{shopMain}", _shop.MainBranchId, StringComparison.Ordinal)
        .Replace("{shopEndpoint}", _shop.EndpointId, StringComparison.Ordinal);
}
