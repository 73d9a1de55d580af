using System.Management.Automation;
using Xunit;

namespace Neon.Tests.Connection;

public sealed class ConnectTests : ConnectionTest
{
    [Fact]
    public void A_personal_key_connects_and_identifies_its_account()
    {
        var context = One<NeonContext>($"Connect-Neon {Marker}");

        Assert.Equal(Address, context.BaseUri);
        Assert.Equal(Server.UserId, context.AccountId);
        Assert.Equal("personal", context.KeyKind);
        Assert.Equal("api_key_user", Session.Connection!.AuthMethod);
        Assert.Equal(["GET /auth", "GET /users/me"], Server.Exchanges.Select(exchange => $"{exchange.Method} {exchange.Path}"));
    }

    [Fact]
    public void An_organization_key_connects()
    {
        var context = One<NeonContext>("Connect-Neon $key", ("key", Server.AddOrganizationKey()));

        Assert.Equal(Server.OrganizationId, context.AccountId);
        Assert.Equal("organization", context.KeyKind);
    }

    [Fact]
    public void A_project_key_connects_and_reaches_only_its_project()
    {
        Run($"[void](Connect-Neon {Marker})");
        var project = One<string>($"(Invoke-NeonApi /projects -Method Post -Body @{{ project = @{{ name = 'app'; org_id = '{Server.OrganizationId}' }} }}).project.id");

        Assert.Equal("organization", One<NeonContext>("Connect-Neon $key", ("key", Server.AddProjectKey(project))).KeyKind);
        Assert.Empty(Run($"Invoke-NeonApi /projects/{project}").Errors);
        Assert.Equal("NeonPermissionDenied", Run("Invoke-NeonApi /projects").ErrorId);
    }

    [Fact]
    public void A_wrong_key_is_detected_and_the_previous_connection_is_kept()
    {
        Run($"[void](Connect-Neon {Marker}); Set-NeonContext -Organization {Server.OrganizationId}");
        var before = Session.Connection;

        var result = Run("Connect-Neon napi_wrong; 'went on'");

        Assert.Equal("NeonUnauthorized", result.ErrorId);
        Assert.Same(before, Session.Connection);
        Assert.Equal(Server.OrganizationId, Session.Context.OrganizationId);
    }

    [Fact]
    public void A_new_connection_clears_the_context()
    {
        Run($"[void](Connect-Neon {Marker}); Set-NeonContext -Organization {Server.OrganizationId}; [void](Connect-Neon {Marker})");

        Assert.Null(One<NeonContext>("Get-NeonContext").OrganizationId);
    }

    [Fact]
    public void The_first_cmdlet_connects_automatically_and_the_next_reuses_the_connection()
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
    public void An_automatic_connection_follows_changes_of_its_key_and_host()
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
    public void An_explicit_connection_is_kept()
    {
        Run($"[void](Connect-Neon {Marker})");

        KeyVariable = Server.AddOrganizationKey();

        Assert.Equal("api_key_user", One<AuthDetails>("Get-NeonIdentity").AuthMethod);
    }

    [Fact]
    public void After_a_wrong_key_the_key_is_looked_up_again()
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
    public void A_failed_connection_does_not_fall_back_to_the_previous_one(string parameters, string id)
    {
        var result = Run($"[void](Connect-Neon {Marker}); try {{ [void](Connect-Neon {parameters}); 'went on' }} catch {{ $_ }}");

        var error = Assert.IsType<ErrorRecord>(Assert.Single(result.Output).BaseObject);
        Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Disconnecting_clears_connection_and_context_without_a_request()
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
    public void Test_returns_true_for_a_working_connection()
    {
        KeyVariable = Marker;

        Assert.True(One<bool>("Test-NeonConnection"));
    }

    [Fact]
    public void Test_returns_false_for_a_missing_or_wrong_key_or_an_unusable_host()
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
    public void Time_outs_are_part_of_the_connection()
    {
        var connection = One<NeonConnection>($"Connect-Neon {Marker} -Timeout 00:00:50 -AttemptTimeout 00:00:05 -LockTimeout 0 -PassThru");

        Assert.Equal((50, 5, 0), (connection.Timeout.TotalSeconds, connection.AttemptTimeout.TotalSeconds, connection.LockTimeout.TotalSeconds));
        Assert.Equal($"{Address.Authority} (personal key)", connection.ToString());
    }
}
