using Xunit;

namespace Neon.Tests.Connection;

public sealed class ScopeTests : ConnectionTest
{
    [Fact]
    public void A_connection_belongs_to_its_runspace()
    {
        Run($"[void](Connect-Neon {Marker})");

        Assert.Equal("NeonApiKeyMissing", RunInAnotherRunspace("Get-NeonIdentity").ErrorId);
    }

    [Fact]
    public void A_process_connection_is_used_by_runspaces_without_their_own()
    {
        Run($"[void](Connect-Neon {Marker} -Scope Process); Set-NeonContext -Organization {Server.OrganizationId} -Scope Process");

        var elsewhere = RunInAnotherRunspace("(Get-NeonIdentity).AccountId; (Get-NeonContext).OrganizationId");

        Assert.Equal([Server.UserId, Server.OrganizationId], elsewhere.Output.Select(item => item.BaseObject));
        Assert.Null(Session.Connection);
        Assert.Empty(Run("Get-NeonIdentity").Errors);
    }

    [Fact]
    public void A_runspace_connection_takes_precedence_over_that_of_the_process()
    {
        Run($"[void](Connect-Neon {Marker} -Scope Process); [void](Connect-Neon $key)", ("key", Server.AddOrganizationKey()));

        Assert.Equal("organization", One<NeonContext>("Get-NeonContext").KeyKind);
        Run("Disconnect-Neon");
        Assert.Equal("personal", One<NeonContext>("Get-NeonContext").KeyKind);
        Run("Disconnect-Neon -Scope Process");
        Assert.Null(One<NeonContext>("Get-NeonContext").KeyKind);
    }

    [Fact]
    public void A_separate_connection_does_not_affect_the_current_one()
    {
        Run($"[void](Connect-Neon {Marker}); Set-NeonContext -Organization {Server.OrganizationId}");
        var before = Session.Connection;

        var kinds = Run(
            "$side = Connect-Neon $key -NotCurrent -PassThru; (Get-NeonIdentity -Connection $side).AuthMethod; (Get-NeonIdentity).AuthMethod",
            ("key", Server.AddOrganizationKey()));

        Assert.Empty(kinds.Errors);
        Assert.Equal(["api_key_org", "api_key_user"], kinds.Output.Select(item => item.BaseObject));
        Assert.Same(before, Session.Connection);
        Assert.Equal(Server.OrganizationId, Session.Context.OrganizationId);
    }

    [Fact]
    public void The_context_applies_only_to_the_account_of_the_session()
    {
        Run($"[void](Connect-Neon {Marker}); Set-NeonContext -Project quiet-forest-12345678");
        var sent = RequestCount;

        var result = Run("$other = Connect-Neon $key -NotCurrent -PassThru; Get-NeonBranch -Connection $other", ("key", Server.AddOrganizationKey()));

        Assert.Equal("NeonProjectRequired", result.ErrorId);
        Assert.Equal(["/auth", $"/organizations/{Server.OrganizationId}"], Server.Exchanges.Skip(sent).Select(exchange => exchange.Path));
    }

    [Fact]
    public void A_null_connection_is_refused_instead_of_using_the_current_one()
    {
        Run($"[void](Connect-Neon {Marker})");
        var sent = RequestCount;

        Assert.NotEmpty(Run("Get-NeonIdentity -Connection $null").Errors);
        Assert.Equal(sent, RequestCount);
    }
}
