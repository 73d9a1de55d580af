using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Organizations;

public sealed class GetNeonOrganizationTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void The_organizations_of_the_user_are_listed()
    {
        var organizations = _host.Get<Organization>("Get-NeonOrganization");

        Assert.Equal(_host.Emulator.OrganizationIds, organizations.Select(organization => organization.OrganizationId));
        Assert.Equal(["GET /users/me/organizations"], _host.Requests);
    }

    [Fact]
    public void An_organization_is_read_by_id()
    {
        var id = _host.Emulator.OrganizationIds[1];

        var organization = Assert.Single(_host.Get<Organization>($"Get-NeonOrganization {id}"));

        Assert.Equal(id, organization.OrganizationId);
        Assert.NotNull(organization.Plan);
        Assert.NotNull(organization.CreatedAt);
        Assert.Equal([$"GET /organizations/{id}"], _host.Requests);
    }

    [Fact]
    public void An_organization_is_read_by_exact_name_or_from_the_pipeline()
    {
        var first = _host.Get<Organization>("Get-NeonOrganization")[0];
        _host.Forget();

        _host.Get<Organization>("Get-NeonOrganization $name", ("name", first.Name));
        _host.Get<Organization>("$organization | Get-NeonOrganization", ("organization", first));

        var one = $"GET /organizations/{first.OrganizationId}";
        Assert.Equal(["GET /users/me/organizations", one, one], _host.Requests);
    }

    [Fact]
    public void Names_are_matched_with_wildcards()
    {
        var first = _host.Get<Organization>("Get-NeonOrganization")[0];

        var matches = _host.Get<Organization>("Get-NeonOrganization -Name $pattern", ("pattern", first.Name![..4].ToUpperInvariant() + "*"));

        Assert.Contains(matches, organization => organization.OrganizationId == first.OrganizationId);
        Assert.Empty(_host.Get<Organization>("Get-NeonOrganization -Name nobody*"));
    }

    [Fact]
    public void An_organization_key_reads_its_own_organization()
    {
        var own = _host.Emulator.OrganizationIds[1];
        _host.Session.Connection = _host.Connect(_host.Emulator.AddOrganizationKey(own));

        Assert.Equal(own, Assert.Single(_host.Get<Organization>($"Get-NeonOrganization {own}")).OrganizationId);
    }

    [Theory]
    [InlineData("Nobody")]
    [InlineData("org-lost-field-12345678")]
    public void An_unknown_organization_is_an_error(string text)
    {
        var result = _host.Run($"Get-NeonOrganization {text}");

        Assert.Equal("NeonOrganizationNotFound", result.ErrorId);
        Assert.Equal(text, result.Error.TargetObject);
    }

    [Fact]
    public void Unknown_properties_are_kept_and_nulls_are_accepted()
    {
        using var host = new NeonHost(handler: new CannedReply("""{"organizations":[{"id":"org-a-1","name":null,"created_at":null,"later":2}]}"""));

        var organization = Assert.Single(host.Get<Organization>("Get-NeonOrganization"));

        Assert.Equal("org-a-1", organization.ToString());
        Assert.Equal(2L, organization.AdditionalProperties["later"]);
    }
}
