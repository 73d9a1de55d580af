using System.Management.Automation;
using Xunit;

namespace Neon.Tests.Connection;

public sealed class ConnectTests : ConnectionTest
{
    [Fact]
    public void A_personal_key_connects_and_says_whose_it_is()
    {
        var context = One<NeonContext>($"Connect-Neon {Marker}");

        Assert.Equal(Address, context.BaseUri);
        Assert.Equal(Server.UserId, context.AccountId);
        Assert.Equal("personal", context.KeyKind);
        Assert.Equal("api_key_user", Session.Connection!.AuthMethod);
        Assert.Equal("GET /auth", $"{Server.Exchanges[0].Method} {Server.Exchanges[0].Path}");
        Assert.Equal(1, RequestCount);
    }

    [Fact]
    public void An_organization_key_connects_too()
    {
        var context = One<NeonContext>("Connect-Neon $key", ("key", Server.AddOrganizationKey()));

        Assert.Equal(Server.OrganizationId, context.AccountId);
        Assert.Equal("organization", context.KeyKind);
    }

    [Fact]
    public void A_key_of_one_project_connects_and_reaches_nothing_else()
    {
        Run($"[void](Connect-Neon {Marker})");
        var project = One<string>($"(Invoke-NeonApi /projects -Method Post -Body @{{ project = @{{ name = 'app'; org_id = '{Server.OrganizationId}' }} }}).project.id");

        Assert.Equal("organization", One<NeonContext>("Connect-Neon $key", ("key", Server.AddProjectKey(project))).KeyKind);
        Assert.Empty(Run($"Invoke-NeonApi /projects/{project}").Errors);
        Assert.Equal("NeonPermissionDenied", Run("Invoke-NeonApi /projects").ErrorId);
    }

    [Fact]
    public void A_wrong_key_is_found_out_and_the_connection_of_before_stays()
    {
        Run($"[void](Connect-Neon {Marker}); Set-NeonContext -Organization {Server.OrganizationId}");
        var before = Session.Connection;

        var result = Run("Connect-Neon napi_wrong; 'went on'");

        Assert.Equal("NeonUnauthorized", result.ErrorId);
        Assert.Same(before, Session.Connection);
        Assert.Equal(Server.OrganizationId, Session.Context.OrganizationId);
    }

    [Fact]
    public void A_new_connection_drops_the_context()
    {
        Run($"[void](Connect-Neon {Marker}); Set-NeonContext -Organization {Server.OrganizationId}; [void](Connect-Neon {Marker})");

        Assert.Null(One<NeonContext>("Get-NeonContext").OrganizationId);
    }

    [Fact]
    public void The_first_cmdlet_connects_by_itself_and_the_next_uses_the_same_connection()
    {
        KeyVariable = Marker;
        Assert.Null(One<NeonContext>("Get-NeonContext").BaseUri);

        Assert.Equal(Server.UserId, One<AuthDetails>("Get-NeonIdentity").AccountId);
        var connection = Session.Connection;
        Assert.Empty(Run("Get-NeonIdentity").Errors);

        Assert.Same(connection, Session.Connection);
        Assert.Equal(2, RequestCount);
    }

    [Fact]
    public void A_connection_that_the_module_made_follows_the_key_and_the_host_it_was_made_from()
    {
        KeyVariable = Marker;
        Run($"[void](Get-NeonIdentity); Set-NeonContext -Project quiet-forest-12345678");

        KeyVariable = Server.AddOrganizationKey();

        Assert.Equal("api_key_org", One<AuthDetails>("Get-NeonIdentity").AuthMethod);
        Assert.Null(One<NeonContext>("Get-NeonContext").ProjectId);
        KeyVariable = null;
        Assert.Equal("NeonApiKeyMissing", Run("Get-NeonIdentity").ErrorId);
    }

    [Fact]
    public void A_connection_that_was_made_on_purpose_stays()
    {
        Run($"[void](Connect-Neon {Marker})");

        KeyVariable = Server.AddOrganizationKey();

        Assert.Equal("api_key_user", One<AuthDetails>("Get-NeonIdentity").AuthMethod);
    }

    [Fact]
    public void A_wrong_key_that_was_found_is_looked_for_again()
    {
        KeyVariable = "napi_wrong";
        Assert.Equal("NeonUnauthorized", Run("Get-NeonIdentity").ErrorId);

        KeyVariable = Marker;

        Assert.Empty(Run("Get-NeonIdentity").Errors);
    }

    [Theory]
    [InlineData("-ApiKey k -BaseUri http://127.0.0.1:1", "NeonConnectionFailed")]
    [InlineData("napi_wrong", "NeonUnauthorized")]
    [InlineData("-ApiKey k -BaseUri http://elsewhere.test", "NeonInvalidInput")]
    public void Nothing_goes_on_with_the_connection_of_before_when_connecting_fails(string parameters, string id)
    {
        var result = Run($"[void](Connect-Neon {Marker}); try {{ [void](Connect-Neon {parameters}); 'went on' }} catch {{ $_ }}");

        var error = Assert.IsType<ErrorRecord>(Assert.Single(result.Output).BaseObject);
        Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Disconnecting_forgets_connection_and_context_and_sends_nothing()
    {
        KeyVariable = Marker;
        Run($"[void](Connect-Neon); Set-NeonContext -Organization {Server.OrganizationId}");
        var sent = RequestCount;

        var result = Run("Disconnect-Neon -PassThru; Disconnect-Neon -PassThru");

        Assert.Empty(result.Errors);
        Assert.Equal(Address, Assert.IsType<NeonConnection>(Assert.Single(result.Output).BaseObject).BaseUri);
        Assert.Null(Session.Connection);
        Assert.Null(One<NeonContext>("Get-NeonContext").OrganizationId);
        Assert.Equal(sent, RequestCount);
        Assert.Empty(Run("Get-NeonIdentity").Errors);
    }

    [Fact]
    public void Testing_tells_true()
    {
        KeyVariable = Marker;

        Assert.True(One<bool>("Test-NeonConnection"));
    }

    [Fact]
    public void Testing_tells_false_without_any_key_with_a_wrong_one_and_where_nobody_listens()
    {
        Assert.False(One<bool>("Test-NeonConnection"));
        KeyVariable = "napi_wrong";
        var wrong = Run("Test-NeonConnection -Verbose");
        Run("Disconnect-Neon");
        HostVariable = "http://elsewhere.test";
        var refused = Run("Test-NeonConnection -Verbose");
        Server.Dispose();
        HostVariable = Address.ToString();
        var silent = Run("Test-NeonConnection -Verbose");

        foreach (var result in new[] { wrong, refused, silent })
        {
            Assert.Empty(result.Errors);
            Assert.Equal(false, Assert.Single(result.Output).BaseObject);
            Assert.NotEmpty(result.Verbose);
        }
    }

    [Fact]
    public void Patience_is_part_of_the_connection()
    {
        var connection = One<NeonConnection>($"Connect-Neon {Marker} -Timeout 00:00:50 -AttemptTimeout 00:00:05 -LockTimeout 0 -PassThru");

        Assert.Equal((50, 5, 0), (connection.Timeout.TotalSeconds, connection.AttemptTimeout.TotalSeconds, connection.LockTimeout.TotalSeconds));
        Assert.Equal($"{Address.Authority} (personal key)", connection.ToString());
    }
}
