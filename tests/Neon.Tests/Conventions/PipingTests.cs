using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>
/// An object that identifies one resource and is piped into a Get- cmdlet returns that resource, also as a plain object from a
/// file.
/// </summary>
public sealed class PipingTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Get-NeonProject", "ProjectId", "Get-NeonProject app")]
    [InlineData("Get-NeonBranch", "BranchId", "Get-NeonBranch main -Project app")]
    [InlineData("Get-NeonEndpoint", "EndpointId", "Get-NeonEndpoint -Project app -Branch main")]
    [InlineData("Get-NeonDatabase", "DatabaseName", "Get-NeonDatabase neondb -Project app -Branch main")]
    [InlineData("Get-NeonRole", "RoleName", "Get-NeonRole neondb_owner -Project app -Branch main")]
    [InlineData("Get-NeonOperation", "OperationId", "Get-NeonOperation -Project app | Where-Object Action -eq create_timeline")]
    [InlineData("Get-NeonOrganization", "OrganizationId", "Get-NeonOrganization | Where-Object OrganizationId -eq $organization")]
    [InlineData("Get-NeonOrganizationMember", "MemberId", "Get-NeonOrganizationMember ada@example.com")]
    public void One_input_object_yields_one_output_object(string cmdlet, string key, string source)
    {
        Prepare();
        var one = Single(source, ("organization", _host.Emulator.OrganizationId));

        var again = Single($"$one | {cmdlet}", ("one", one));
        var fromFile = Single($"$plain | {cmdlet}", ("plain", Plain(one)));

        Assert.Equal(one.Properties[key].Value, again.Properties[key].Value);
        Assert.Equal(one.Properties[key].Value, fromFile.Properties[key].Value);
    }

    [Theory]
    [InlineData("Get-NeonOperation -Project app -BranchId $null")]
    [InlineData("Get-NeonOperation -Project app -EndpointId ''")]
    [InlineData("Get-NeonProject -Organization $null")]
    [InlineData("Get-NeonRegion -Organization $null")]
    public void An_unset_variable_never_means_everything(string script)
    {
        var result = _host.Run(script);

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonBranch dev -Project app | Remove-NeonProject -Confirm:$false")]
    [InlineData("Get-NeonDatabase orders -Project app -Branch main | Remove-NeonBranch -Confirm:$false")]
    [InlineData("Get-NeonEndpoint -Project app -Branch dev | Remove-NeonBranch -Confirm:$false")]
    [InlineData("Get-NeonEndpoint -Project app -Branch dev | Reset-NeonBranch -Confirm:$false")]
    [InlineData("Get-NeonBranch dev -Project app | Set-NeonProject -Name other")]
    [InlineData("Get-NeonOperation -Project app | Suspend-NeonEndpoint")]
    [InlineData("Get-NeonBranch dev -Project app | Remove-NeonDatabase -Confirm:$false")]
    public void Only_the_target_itself_can_be_piped_into_a_change(string script)
    {
        Prepare();
        _host.Forget();

        var result = _host.Run(script);

        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error => Assert.StartsWith("InputObject", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.All(_host.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Remove-NeonDatabase", "Get-NeonDatabase orders -Project app -Branch main", "DELETE /projects/{0}/branches/{1}/databases/orders")]
    [InlineData("Remove-NeonRole", "Get-NeonRole app_user -Project app -Branch main", "DELETE /projects/{0}/branches/{1}/roles/app_user")]
    [InlineData("Set-NeonDefaultBranch", "Get-NeonBranch main -Project app", "POST /projects/{0}/branches/{1}/set_as_default")]
    // The row has an OrganizationId, which the request does not contain: it is compared with that of the project.
    [InlineData("Remove-NeonProject", "Get-NeonProject app", "GET /projects/{0}", "DELETE /projects/{0}")]
    public void A_CSV_row_also_identifies_the_target(string cmdlet, string source, params string[] requests)
    {
        var app = Prepare();
        var row = Plain(Single(source, ("unused", null)));
        _host.Forget();

        Assert.Empty(_host.Run($"$row | {cmdlet} -Confirm:$false", ("row", row)).Errors);

        Assert.Equal(requests.Select(request => string.Format(System.Globalization.CultureInfo.InvariantCulture, request, app.ProjectId, app.MainBranchId)), _host.Requests);
    }

    private PSObject Single(string script, (string Name, object? Value) variable)
    {
        var result = _host.Run(script, variable);
        Assert.Empty(result.Errors);
        return Assert.Single(result.Output);
    }

    // Two of everything, so that a list would have more than one item.
    private SeededProject Prepare()
    {
        _host.Seed("other");
        var app = _host.Seed();
        var branch = $"projects/{app.ProjectId}/branches/{app.MainBranchId}";
        foreach (var (path, body) in new[]
        {
            ($"projects/{app.ProjectId}/branches", """{"branch":{"name":"dev"},"endpoints":[{"type":"read_write"}]}"""),
            (branch + "/roles", """{"role":{"name":"app_user"}}"""),
            (branch + "/databases", """{"database":{"name":"orders","owner_name":"neondb_owner"}}"""),
        })
        {
            _host.Send(HttpMethod.Post, path, body);
            _host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        return app;
    }

    /// <summary>The keys of an object and nothing else, as in a CSV file.</summary>
    private static PSObject Plain(PSObject source)
    {
        var plain = new PSObject();
        foreach (var property in source.Properties.Where(property => property.Name.EndsWith("Id", StringComparison.Ordinal) || property.Name is "DatabaseName" or "RoleName"))
        {
            if (property.Value is string { Length: > 0 } text)
            {
                plain.Properties.Add(new PSNoteProperty(property.Name, text));
            }
        }

        return plain;
    }
}
