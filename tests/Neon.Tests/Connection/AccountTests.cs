using Xunit;

namespace Neon.Tests.Connection;

/// <summary>What belongs to an account: its rate limiter, its context, and the organization of a connection.</summary>
public sealed class AccountTests : ConnectionTest
{
    [Fact]
    public void A_key_keeps_its_limiter_when_its_account_becomes_known()
    {
        KeyVariable = Marker;
        Run("[void](Get-NeonOrganization)");
        var byItself = Session.Connection!;
        var before = byItself.LimitPartition;

        var explicitly = One<NeonConnection>($"Connect-Neon {Marker} -PassThru");

        Assert.Equal(before, explicitly.LimitPartition);
        Assert.Equal(before, byItself.LimitPartition);
    }

    [Fact]
    public void Two_keys_of_an_account_share_a_limiter_once_both_are_known()
    {
        var first = One<NeonConnection>($"Connect-Neon {Marker} -PassThru");
        var second = new NeonConnection(new ConnectionSettings(Secret.Of(One<string>("[System.Net.NetworkCredential]::new('', (New-NeonApiKey second).Key).Password")), "test") { BaseUri = first.BaseUri });
        Assert.NotEqual(first.LimitPartition, second.LimitPartition);

        Assert.Empty(Run("Get-NeonIdentity -Connection $second", ("second", second)).Errors);

        Assert.Equal(first.LimitPartition, second.LimitPartition);
        var other = One<NeonConnection>("Connect-Neon $key -PassThru", ("key", Server.AddOrganizationKey()));
        Assert.NotEqual(first.LimitPartition, other.LimitPartition);
    }

    [Fact]
    public void A_context_set_before_Connect_Neon_applies_to_a_connection_with_the_same_key()
    {
        KeyVariable = Marker;
        Run($"$id = (New-NeonProject app -Organization {Server.OrganizationId} -Wait).ProjectId; Set-NeonContext -Project $id");

        var result = Run("$same = Connect-Neon -PassThru -NotCurrent; (Get-NeonBranch -Connection $same).Name");

        Assert.Empty(result.Errors);
        Assert.Equal(["main"], result.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void The_context_of_the_process_does_not_apply_to_another_account()
    {
        Run($"[void](Connect-Neon {Marker} -Scope Process); Set-NeonContext -Project quiet-forest-12345678 -Scope Process");

        var result = Run("[void](Connect-Neon $key); (Get-NeonContext).ProjectId; Get-NeonBranch", ("key", Server.AddOrganizationKey()));

        Assert.Null(result.Output[0]);
        Assert.Equal("NeonProjectRequired", result.ErrorId);
    }

    [Fact]
    public void A_connection_passes_the_organization_of_its_session_to_another_runspace()
    {
        Run($"[void](Connect-Neon {Marker}); Set-NeonContext -Organization {Server.OrganizationId}; $null = New-NeonProject app");
        var connection = One<NeonConnection>($"Connect-Neon {Marker} -PassThru -NotCurrent");

        var elsewhere = RunInAnotherRunspace("(Get-NeonProject -Connection $given).Name", ("given", connection));

        Assert.Equal(Server.OrganizationId, connection.OrganizationId);
        Assert.Empty(elsewhere.Errors);
        Assert.Equal(["app"], elsewhere.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void A_connection_to_another_account_has_no_organization()
    {
        Run($"[void](Connect-Neon {Marker}); Set-NeonContext -Organization {Server.OrganizationId}");

        Assert.Null(One<NeonConnection>("Connect-Neon $key -PassThru -NotCurrent", ("key", Server.AddOrganizationKey())).OrganizationId);
    }

    [Fact]
    public void The_context_takes_precedence_over_the_organization_of_a_connection()
    {
        Run($"[void](Connect-Neon {Marker}); Set-NeonContext -Organization {Server.OrganizationId}; $given = Connect-Neon {Marker} -PassThru -NotCurrent; Set-NeonContext -Organization {Server.OrganizationIds[1]}; $null = New-NeonProject other");

        Assert.Equal("other", One<Project>("Get-NeonProject -Connection $given").Name);
    }

    [Theory]
    [InlineData("org-a", "p-1", "org-a", null, "org-a", "p-1")]
    [InlineData(null, "p-1", "org-a", null, null, "p-1")]
    [InlineData(null, "p-1", "org-a", "p-1", "org-a", "p-1")]
    [InlineData(null, "p-1", "org-a", "p-2", null, "p-1")]
    [InlineData("org-a", null, "org-a", "p-1", "org-a", "p-1")]
    [InlineData("org-a", null, "org-b", "p-1", "org-a", null)]
    [InlineData("org-a", null, null, "p-1", "org-a", null)]
    [InlineData(null, null, "org-a", "p-1", "org-a", "p-1")]
    public void Contexts_are_never_merged_into_a_pair_that_was_not_set(
        string? organization, string? project, string? fallbackOrganization, string? fallbackProject, string? expectedOrganization, string? expectedProject)
    {
        var own = new NeonContext { OrganizationId = organization, ProjectId = project };
        var fallback = new NeonContext { OrganizationId = fallbackOrganization, ProjectId = fallbackProject, BranchId = fallbackProject is null ? null : "br-a" };

        var merged = own.Over(fallback);

        Assert.Equal((expectedOrganization, expectedProject), (merged.OrganizationId, merged.ProjectId));
        Assert.Equal(project is null && expectedProject is not null ? "br-a" : null, merged.BranchId);
    }

    [Fact]
    public void A_session_project_is_not_combined_with_a_process_organization()
    {
        Run($"[void](Connect-Neon {Marker} -Scope Process); Set-NeonContext -Organization {Server.OrganizationId} -Scope Process");

        var context = One<NeonContext>("Set-NeonContext -Project quiet-forest-12345678; Get-NeonContext");

        Assert.Equal((null, "quiet-forest-12345678"), (context.OrganizationId, context.ProjectId));
    }

    [Fact]
    public void A_project_name_keeps_the_organization_in_which_it_was_looked_up()
    {
        Run($"[void](Connect-Neon {Marker} -Scope Process); Set-NeonContext -Organization {Server.OrganizationId} -Scope Process; $null = New-NeonProject app");

        var context = One<NeonContext>("Set-NeonContext -Project app; Get-NeonContext");

        Assert.Equal((Server.OrganizationId, "app"), (context.OrganizationId, context.ProjectName));
    }
}
