using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>Rows with the headings of Neon's API and with short words: <c>org_name</c>, <c>Org</c>, <c>db_name</c>, <c>role_name</c>.</summary>
public sealed class RowSpellingTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly Organization _own;
    private readonly Organization _other;
    private readonly string _dev;

    public RowSpellingTests()
    {
        _app = _host.Seed();
        _host.AddBranch(_app, "dev");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _dev = _host.Get<Branch>("Get-NeonBranch dev -Project app")[0].BranchId!;
        var organizations = _host.Get<Organization>("Get-NeonOrganization");
        var project = _host.Get<Project>("Get-NeonProject app")[0];
        _own = organizations.First(organization => organization.OrganizationId == project.OrganizationId);
        _other = organizations.First(organization => organization != _own);
        _host.Run("Set-NeonContext -Organization $own", ("own", _own));
        _host.Forget();
    }

    public static TheoryData<string> OrganizationNames => ["org_name", "OrgName", "Org Name", "Org", "ORG", "OrganizationName", "organization_name", "Organisation", "organisation_name"];

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [MemberData(nameof(OrganizationNames))]
    public void The_organization_name_of_a_row_is_used_in_every_spelling(string heading)
    {
        Assert.Empty(_host.Run("Set-NeonVpcEndpoint vpce-a -Region aws-us-east-1 -Label office -Organization $other", ("other", _other)).Errors);
        _host.Forget();

        var removed = _host.Run($"[pscustomobject] @{{ RegionId = 'aws-us-east-1'; VpcEndpointId = 'vpce-a'; '{heading}' = '{_other.Name}' }} | Remove-NeonVpcEndpoint -Confirm:$false");

        Assert.Empty(removed.Errors);
        Assert.Contains(_other.OrganizationId!, Assert.Single(_host.Changes()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OrganizationNames))]
    public void A_project_outside_the_organization_of_the_row_is_refused(string heading)
    {
        foreach (var form in (string[])["@{", "[pscustomobject] @{"])
        {
            var refused = _host.Run($"{form} ProjectId = '{_app.ProjectId}'; '{heading}' = '{_other.Name}' }} | Remove-NeonProject -Confirm:$false");

            Assert.Equal("NeonInvalidInput", refused.ErrorId);
            Assert.Equal($"The row has the {heading} '{_other.Name}', but the project {_app.ProjectId} belongs to the organization {_own.OrganizationId}.", refused.Error.Exception.Message);
            Assert.Empty(_host.Changes());
        }
    }

    [Theory]
    [MemberData(nameof(OrganizationNames))]
    public void An_id_and_a_name_of_different_organizations_are_refused(string heading)
    {
        var refused = _host.Run($"[pscustomobject] @{{ RegionId = 'aws-us-east-1'; VpcEndpointId = 'vpce-a'; org_id = '{_own.OrganizationId}'; '{heading}' = '{_other.Name}' }} | Remove-NeonVpcEndpoint -Confirm:$false");

        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.Contains("two columns for the organization with different values", refused.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_project_from_a_raw_response_is_accepted()
    {
        var raw = $"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; org_id = '{_own.OrganizationId}'; org_name = '{_own.Name}'; Org = '{_own.Name}' }}";

        Assert.Empty(_host.Run($"{raw} | Remove-NeonProject -Confirm:$false").Errors);
        Assert.Single(_host.Changes());
    }

    [Theory]
    [InlineData("db_name")]
    [InlineData("DbName")]
    [InlineData("DB")]
    public void A_row_of_a_database_is_not_accepted_as_a_branch_or_project(string heading)
    {
        Assert.Single(_host.Run($"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; '{heading}' = 'neondb' }} | Remove-NeonProject -Confirm:$false").Errors);
        Assert.Single(_host.Run($"@{{ ProjectId = '{_app.ProjectId}'; BranchId = '{_dev}'; '{heading}' = 'neondb' }} | Remove-NeonBranch -Confirm:$false").Errors);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("database_name", "Compare-NeonBranchSchema")]
    [InlineData("database name", "Compare-NeonBranchSchema")]
    [InlineData("db_name", "Compare-NeonBranchSchema")]
    [InlineData("database_name", "Get-NeonDatabase")]
    [InlineData("role_name", "Get-NeonRole")]
    [InlineData("role_name", "Get-NeonConnectionString")]
    [InlineData("db_name", "Get-NeonConnectionString")]
    [InlineData("endpoint_id", "Get-NeonConnectionString")]
    [InlineData("endpoint_id", "Get-NeonEndpoint")]
    [InlineData("snapshot_id", "Get-NeonSnapshot")]
    [InlineData("bucket_name", "Get-NeonBucket")]
    public void Only_the_resource_named_by_a_row_is_read(string heading, string command)
    {
        var read = _host.Run($"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; BranchId = '{_dev}'; '{heading}' = 'missing' }} | {command}");

        Assert.Empty(read.Output);
        Assert.EndsWith("NotFound", read.ErrorId, StringComparison.Ordinal);
        Assert.Contains(heading.Split('_', ' ')[0][..1], read.Error.FullyQualifiedErrorId, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Compare-NeonBranchSchema", "DatabaseName", "database_name")]
    [InlineData("Compare-NeonBranchSchema", "database_name", "db_name")]
    [InlineData("Get-NeonRole", "role_name", "Role-Name")]
    [InlineData("Get-NeonOperation", "EndpointId", "endpoint_id")]
    public void Two_columns_with_different_values_are_refused(string command, string one, string other)
    {
        _host.Forget();

        var refused = _host.Run($"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; BranchId = '{_dev}'; '{one}' = 'a'; '{other}' = 'b' }} | {command}");

        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.Contains($"with different values: {one} is 'a', {other} is 'b'.", refused.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Each_row_has_its_own_value()
    {
        var read = _host.Run($"@([pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; BranchId = '{_dev}'; role_name = 'neondb_owner' }}, [pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; BranchId = '{_dev}'; role_name = 'missing' }}, [pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; BranchId = '{_dev}' }}) | Get-NeonRole");

        Assert.Single(read.Errors);
        Assert.Equal(2, read.Output.Count);
    }

    [Fact]
    public void A_column_with_several_values_is_refused()
    {
        var refused = _host.Run($"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; BranchId = '{_dev}'; role_name = @('a', 'b') }} | Get-NeonRole");

        Assert.Equal("NeonInvalidInput", refused.ErrorId);
        Assert.Equal("The column role_name of the row does not identify one role.", refused.Error.ErrorDetails.Message);
        Assert.Empty(refused.Output);
    }
}
