using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.KeySets;

public sealed class JwksTests : IDisposable
{
    private const string Url = "https://example.com/.well-known/jwks.json";

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public JwksTests() => _app = _host.Seed();

    private string Path => $"/projects/{_app.ProjectId}/jwks";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_key_set_applies_to_all_branches_and_only_specified_values_are_sent()
    {
        var added = Assert.Single(_host.Get<Jwks>($"Add-NeonJwks {Url} -ProviderName Clerk -Project {_app.ProjectId}"));

        Assert.Equal((_app.ProjectId, null, Url, "Clerk"), (added.ProjectId, added.BranchId, added.JwksUrl, added.ProviderName));
        Assert.NotNull(added.JwksId);
        Assert.NotEmpty(added.Operations);
        Assert.Equal([$"POST {Path}"], _host.Requests);
        Assert.Equal($$"""{"jwks_url":"{{Url}}","provider_name":"Clerk"}""", _host.Emulator.Exchanges[0].Body);
    }

    [Fact]
    public void All_properties_of_a_key_set_are_sent()
    {
        var added = Assert.Single(_host.Get<Jwks>(
            $"Add-NeonJwks -Url {Url} -ProviderName Auth0 -Branch main -JwtAudience api -RoleName authenticated, anonymous -SkipRoleCreation -Project {_app.ProjectId}"));

        Assert.Equal((_app.MainBranchId, "api"), (added.BranchId, added.JwtAudience));
        Assert.Equal(["authenticated", "anonymous"], added.RoleNames);
        Assert.Equal(
            $$"""{"jwks_url":"{{Url}}","provider_name":"Auth0","branch_id":"{{_app.MainBranchId}}","jwt_audience":"api","role_names":["authenticated","anonymous"],"skip_role_creation":true}""",
            _host.Emulator.Exchanges[^1].Body);
    }

    [Theory]
    [InlineData("Get-NeonBranch main -Project app | Add-NeonJwks")]
    [InlineData("Set-NeonContext -Project app -Branch main; Add-NeonJwks")]
    public void Neither_a_piped_branch_nor_the_context_limits_a_key_set_to_a_branch(string command)
    {
        var added = _host.Get<Jwks>($"{command} -JwksUrl {Url} -ProviderName Clerk");

        Assert.Null(Assert.Single(added).BranchId);
        Assert.DoesNotContain("branch_id", _host.Emulator.Exchanges[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void With_wait_the_operations_are_finished()
    {
        var added = Assert.Single(_host.Get<Jwks>($"Add-NeonJwks {Url} -ProviderName Clerk -Project {_app.ProjectId} -Wait"));

        Assert.NotEmpty(added.Operations);
        Assert.All(added.Operations, operation => Assert.Equal("finished", operation.Status));
        Assert.NotNull(added.JwksId);
    }

    [Theory]
    [InlineData("http://example.com/jwks.json")]
    [InlineData("jwks.json")]
    [InlineData("file:///etc/jwks.json")]
    public void A_URL_that_is_not_https_is_refused_before_anything_is_sent(string url)
    {
        var result = _host.Run($"Add-NeonJwks {url} -ProviderName Clerk -Project app");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Key_sets_are_listed_filtered_and_read_by_id()
    {
        var clerk = Add("Clerk");
        Add("Auth0", "https://example.org/jwks.json");

        Assert.Equal(["Auth0", "Clerk"], _host.Get<Jwks>("Get-NeonProject app | Get-NeonJwks").Select(jwks => jwks.ProviderName));
        Assert.Equal("Auth0", Assert.Single(_host.Get<Jwks>($"Get-NeonJwks -Project {_app.ProjectId} -ProviderName auth*")).ProviderName);
        Assert.Equal(clerk.JwksId, Assert.Single(_host.Get<Jwks>($"Get-NeonJwks {clerk.JwksId} -Project {_app.ProjectId}")).JwksId);
        Assert.Equal(clerk.JwksId, Assert.Single(_host.Get<Jwks>("$clerk | Get-NeonJwks", ("clerk", clerk))).JwksId);
        Assert.Equal(clerk.JwksId, Assert.Single(_host.Get<Jwks>("[pscustomobject]@{ JwksId = $clerk.JwksId; ProjectId = $clerk.ProjectId } | Get-NeonJwks", ("clerk", clerk))).JwksId);
        Assert.Equal($"GET {Path}", _host.Requests[^1]);
    }

    [Fact]
    public void A_key_set_is_removed_by_id_by_object_or_by_CSV_row()
    {
        var first = Add("Clerk");
        var byId = _host.Get<Jwks>($"Remove-NeonJwks {first.JwksId} -Project {_app.ProjectId} -Confirm:$false -PassThru");
        var second = Add("Clerk");
        var byObject = _host.Run("$second | Remove-NeonJwks -Confirm:$false", ("second", second));
        var third = Add("Clerk");
        var byRow = _host.Run("[pscustomobject]@{ JwksId = $third.JwksId; ProjectId = $third.ProjectId } | Remove-NeonJwks -Confirm:$false", ("third", third));

        Assert.Equal((_app.ProjectId, "Clerk"), (Assert.Single(byId).ProjectId, byId[0].ProviderName));
        Assert.All([byObject, byRow], result => Assert.Empty(result.Errors));
        Assert.All([byObject, byRow], result => Assert.Empty(result.Output));
        Assert.Equal([$"DELETE {Path}/{third.JwksId}"], _host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonJwks nothing")]
    [InlineData("Remove-NeonJwks nothing -Confirm:$false")]
    public void A_missing_key_set_is_reported_as_not_found(string command)
    {
        var result = _host.Run($"{command} -Project {_app.ProjectId}");

        Assert.Equal("NeonJwksNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("nothing", result.Error.TargetObject);
    }

    [Theory]
    [InlineData("Add-NeonJwks https://example.com/jwks.json -ProviderName Clerk -Project app -Branch main -WhatIf")]
    public void What_if_changes_nothing(string command)
    {
        var result = _host.Run(command);

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void An_existing_key_set_is_a_conflict()
    {
        Add("Clerk");

        Assert.Equal("NeonConflict", _host.Run($"Add-NeonJwks {Url} -ProviderName Clerk -Project {_app.ProjectId}").ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Branch main")]
    public void A_new_key_set_and_its_operations_are_found_after_a_lost_response(string scope)
    {
        _host.Emulator.Faults.Add("addProjectJWKS", EmulatorFault.DropAfterEffect());
        var added = Assert.Single(_host.Get<Jwks>($"Add-NeonJwks {Url} -ProviderName Clerk {scope} -Project {_app.ProjectId} -Wait"));

        Assert.NotNull(added.JwksId);
        Assert.NotEmpty(added.Operations);
        Assert.Equal(1, Sent("POST"));
    }

    [Fact]
    public void An_earlier_key_set_is_not_mistaken_for_the_lost_one()
    {
        Add("Clerk");
        _host.Emulator.Faults.Add("addProjectJWKS", EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"Add-NeonJwks {Url} -ProviderName Clerk -Project {_app.ProjectId}").ErrorId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_lost_removal_is_verified_against_the_list(bool happened)
    {
        var clerk = Add("Clerk");
        _host.Emulator.Faults.Add("deleteProjectJWKS", happened ? EmulatorFault.DropAfterEffect() : EmulatorFault.DropBeforeEffect());
        var result = _host.Run("$clerk | Remove-NeonJwks -PassThru -Confirm:$false", ("clerk", clerk));

        Assert.Equal(happened ? [] : ["NeonOutcomeUnknown"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(happened ? clerk.JwksId : null, (result.Output.SingleOrDefault()?.BaseObject as Jwks)?.JwksId);
        Assert.Equal(1, Sent("DELETE"));
    }

    [Fact]
    public void The_views_show_where_the_tokens_are_accepted()
    {
        var all = new Jwks { JwksId = "1", ProviderName = "Clerk", JwksUrl = Url };
        var one = new Jwks { JwksId = "2", ProviderName = "Auth0", JwksUrl = Url, BranchId = "br-calm-lake-a1b2c3d4", RoleNames = ["authenticated", "anonymous"] };

        var lines = View.Table(_host, all, one);
        Assert.Equal(["Clerk", "all", "branches", Url], lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["Auth0", "br-calm-lake-a1b2c3d4", Url], lines[3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(View.List(_host, one), line => line.EndsWith("authenticated, anonymous", StringComparison.Ordinal));
    }

    private Jwks Add(string provider, string url = Url)
    {
        var added = Assert.Single(_host.Get<Jwks>($"Add-NeonJwks {url} -ProviderName {provider} -Project {_app.ProjectId} -Wait"));
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Forget();
        return added;
    }

    private int Sent(string method) => _host.Emulator.Exchanges.Count(exchange => exchange.Method == method);
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class JwksTestData : CmdletTestData
{
    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Made, "Add-NeonJwks https://example.com/keys.json -ProviderName Clerk", "addProjectJWKS"),
        new(Gone, "Remove-NeonJwks $x -PassThru", "deleteProjectJWKS") { Prepare = ["$x = Add-NeonJwks https://example.com/keys.json -ProviderName Clerk"], Lacks = ["*"] },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonJwks $id -Project app", "$global:id = (Add-NeonJwks https://example.com/jwks.json -ProviderName Clerk -Project app).JwksId"),
    ];
}
