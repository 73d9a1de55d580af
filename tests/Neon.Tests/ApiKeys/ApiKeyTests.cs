using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.ApiKeys;

public sealed class ApiKeyTests : IDisposable
{
    private readonly NeonHost _host = new();

    private string Organization => _host.Emulator.OrganizationId;

    private string OrganizationKeys => $"/organizations/{Organization}/api_keys";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_new_personal_key_works_until_it_is_revoked()
    {
        var key = Assert.Single(_host.Get<ApiKey>("New-NeonApiKey laptop"));

        Assert.Equal(("laptop", _host.Emulator.UserId), (key.Name, key.CreatedBy!.Id));
        Assert.Null(key.OrganizationId);
        Assert.NotNull(key.CreatedAt);
        Assert.Equal(["POST /api_keys"], _host.Requests);
        Assert.Equal("""{"key_name":"laptop"}""", _host.Emulator.Exchanges[0].Body);
        var connection = _host.Connect(Secret.Reveal(key.Key!));
        Assert.NotEmpty(_host.Get<Organization>("Get-NeonOrganization -Connection $connection", ("connection", connection)));
        Assert.Empty(_host.Run("$key | Revoke-NeonApiKey -Confirm:$false", ("key", key)).Output);
        Assert.Equal($"DELETE /api_keys/{key.ApiKeyId}", _host.Requests[^1]);
        Assert.Equal("NeonUnauthorized", _host.Run("Get-NeonOrganization -Connection $connection").ErrorId);
    }

    [Fact]
    public void An_organization_key_is_created_for_the_specified_organization_only()
    {
        var name = _host.Get<Organization>("Get-NeonOrganization")[1].Name!;
        var other = _host.Emulator.OrganizationIds[1];
        _host.Forget();

        var key = Assert.Single(_host.Get<ApiKey>("New-NeonApiKey terraform -Organization $name", ("name", name)));

        Assert.Equal(other, key.OrganizationId);
        Assert.Null(key.ProjectId);
        Assert.Equal(["GET /users/me/organizations", $"POST /organizations/{other}/api_keys"], _host.Requests);
        Assert.Equal("""{"key_name":"terraform"}""", _host.Emulator.Exchanges[1].Body);
        Assert.Equal(other, Assert.Single(_host.Get<Organization>("Get-NeonOrganization -Connection $connection", ("connection", _host.Connect(Secret.Reveal(key.Key!))))).OrganizationId);
    }

    [Theory]
    [InlineData("-Project app")]
    [InlineData("-Project (Get-NeonProject app)")]
    [InlineData("-Project app -Organization $organization")]
    public void A_project_key_reaches_only_that_project(string scope)
    {
        var app = _host.Seed();
        _host.Seed("other");

        var key = Assert.Single(_host.Get<ApiKey>($"New-NeonApiKey deploy {scope}", ("organization", Organization)));

        Assert.Equal((Organization, app.ProjectId), (key.OrganizationId, key.ProjectId));
        Assert.Equal($"POST {OrganizationKeys}", _host.Requests[^1]);
        Assert.Equal($$"""{"key_name":"deploy","project_id":"{{app.ProjectId}}"}""", _host.Emulator.Exchanges[^1].Body);
        _host.Session.Connection = _host.Connect(Secret.Reveal(key.Key!));
        Assert.Single(_host.Get<Project>($"Get-NeonProject {app.ProjectId}"));
        Assert.Equal("NeonPermissionDenied", _host.Run("Get-NeonProject").ErrorId);
    }

    [Fact]
    public void The_key_is_plain_text_only_with_AsPlainText_and_masked_everywhere_else()
    {
        var text = Assert.Single(_host.Get<string>("New-NeonApiKey laptop -AsPlainText"));
        Assert.StartsWith("napi_", text, StringComparison.Ordinal);

        var result = _host.Run("New-NeonApiKey other -Verbose -Debug");
        var key = Assert.IsType<ApiKey>(Assert.Single(result.Output).BaseObject);
        var secret = Secret.Reveal(key.Key!);
        var shown = string.Join('\n', [.. View.Table(_host, key), .. View.List(_host, key), key.ToString(), .. result.Verbose]);

        Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        Assert.Contains(View.List(_host, key), line => line.StartsWith("Key ", StringComparison.Ordinal) && line.Contains($": {Secret.Mask} (returned only once", StringComparison.Ordinal));
    }

    [Fact]
    public void Personal_keys_are_listed_regardless_of_the_context()
    {
        _host.Get<ApiKey>("New-NeonApiKey laptop");
        _host.Emulator.AddOrganizationKey();
        _host.Forget();

        var keys = _host.Get<ApiKey>("Get-NeonApiKey");

        Assert.Equal(2, keys.Count);
        Assert.Equal("laptop", keys[1].Name);
        Assert.All(keys, key => Assert.Null(key.OrganizationId));
        Assert.Equal(("Ada", _host.Emulator.UserId), (keys[1].CreatedBy!.Name, keys[1].CreatedBy!.Id));
        Assert.Null(keys[1].LastUsedAt);
        Assert.NotNull(keys[0].LastUsedAt);
        Assert.NotEmpty(keys[0].LastUsedFromAddress!);
        Assert.Equal(["GET /api_keys"], _host.Requests);
        Assert.Equal("laptop", Assert.Single(_host.Get<ApiKey>("Get-NeonApiKey -Name LAP*")).Name);
    }

    [Theory]
    [InlineData("Get-NeonApiKey -Organization $organization")]
    [InlineData("Get-NeonOrganization $organization | Get-NeonApiKey")]
    public void Organization_keys_are_listed_when_an_organization_is_specified_or_piped(string script)
    {
        var app = _host.Seed();
        _host.Emulator.AddProjectKey(app.ProjectId);
        _host.Emulator.AddOrganizationKey();

        var keys = _host.Get<ApiKey>(script, ("organization", Organization));

        Assert.Equal([null, app.ProjectId], keys.Select(key => key.ProjectId).Order());
        Assert.All(keys, key => Assert.Equal(Organization, key.OrganizationId));
        Assert.Equal($"GET {OrganizationKeys}", _host.Requests[^1]);
    }

    [Theory]
    [InlineData("Get-NeonProject app | Get-NeonApiKey")]
    [InlineData("Get-NeonProject app | Select-Object ProjectId | Get-NeonApiKey")]
    [InlineData("Get-NeonApiKey -Project app")]
    [InlineData("Get-NeonApiKey scoped -Project app")]
    [InlineData("Get-NeonProject app | Get-NeonApiKey -UnusedFor 1.00:00")]
    [InlineData("Get-NeonProject app | Get-NeonApiKey | Get-NeonApiKey")]
    [InlineData("Get-NeonProject app | Get-NeonApiKey | ConvertTo-Csv | ConvertFrom-Csv | Get-NeonApiKey")]
    public void Keys_of_a_project_are_only_those_scoped_to_it(string script)
    {
        _host.Seed();
        _host.Seed("two");
        _host.Get<ApiKey>("New-NeonApiKey scoped -Project app; New-NeonApiKey scoped -Project two; New-NeonApiKey wide -Organization $organization", ("organization", Organization));
        _host.Clock.Advance(TimeSpan.FromDays(2));

        var key = Assert.Single(_host.Get<ApiKey>(script));

        Assert.Equal((_host.Get<Project>("Get-NeonProject app")[0].ProjectId, Organization), (key.ProjectId, key.OrganizationId));
    }

    [Fact]
    public void A_key_for_all_projects_is_not_found_by_name_in_one_of_them()
    {
        _host.Seed();
        _host.Get<ApiKey>("New-NeonApiKey wide -Organization $organization", ("organization", Organization));

        var result = _host.Run("Get-NeonProject app | Get-NeonApiKey wide | Revoke-NeonApiKey -Confirm:$false");

        Assert.Equal("NeonApiKeyNotFound", result.ErrorId);
        Assert.Equal("wide", Assert.Single(_host.Get<ApiKey>("Get-NeonApiKey -Organization $organization", ("organization", Organization))).Name);
    }

    [Theory]
    [InlineData("Get-NeonBranch main -Project app")]
    [InlineData("Get-NeonOrganizationMember ada@example.com")]
    [InlineData("Get-NeonEndpoint -Project app -Branch main")]
    public void Objects_without_keys_of_their_own_are_refused(string source)
    {
        _host.Seed();
        _host.Get<ApiKey>("New-NeonApiKey scoped -Project app");

        var result = _host.Run($"{source} | Get-NeonApiKey -UnusedFor 90.00:00 | Revoke-NeonApiKey -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.StartsWith("Get-NeonApiKey would return the results for the whole ", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("specify -", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Requests, request => request.Contains("api_keys", StringComparison.Ordinal) && !request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void One_input_object_yields_one_output_object()
    {
        _host.Emulator.AddOrganizationKey();
        _host.Get<ApiKey>("New-NeonApiKey ci -Organization $organization; New-NeonApiKey laptop", ("organization", Organization));

        var personal = Assert.Single(_host.Get<ApiKey>("Get-NeonApiKey laptop | Get-NeonApiKey"));
        var ofOrganization = Assert.Single(_host.Get<ApiKey>("Get-NeonApiKey ci -Organization $organization | Get-NeonApiKey"));
        Assert.Equal("laptop", personal.Name);
        Assert.Equal(Organization, ofOrganization.OrganizationId);
        foreach (var (key, owner) in new[] { (personal, null), (ofOrganization, Organization) })
        {
            var row = new PSObject();
            row.Properties.Add(new PSNoteProperty("ApiKeyId", key.ApiKeyId));
            row.Properties.Add(new PSNoteProperty("OrganizationId", owner));
            Assert.Equal(key.ApiKeyId, Assert.Single(_host.Get<ApiKey>("$row | Get-NeonApiKey", ("row", row))).ApiKeyId);
        }

        Assert.Equal("laptop", Assert.Single(_host.Get<ApiKey>($"Get-NeonApiKey {personal.ApiKeyId}")).Name);
    }

    [Theory]
    [InlineData("laptop")]
    [InlineData("{0}")]
    [InlineData("([pscustomobject] @{{ ApiKeyId = {0} }})")]
    public void A_personal_key_is_revoked_by_name_id_or_CSV_row(string target)
    {
        var id = _host.Get<ApiKey>("New-NeonApiKey laptop")[0].ApiKeyId;
        _host.Forget();

        var revoked = Assert.Single(_host.Get<ApiKey>(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, $"Revoke-NeonApiKey {target} -Confirm:$false -PassThru", id)));

        Assert.Equal((id, "laptop", true), (revoked.ApiKeyId, revoked.Name, revoked.Revoked));
        Assert.Equal($"DELETE /api_keys/{id}", _host.Requests[^1]);
    }

    [Fact]
    public void A_piped_organization_key_is_revoked_in_its_organization()
    {
        _host.Emulator.AddOrganizationKey();
        var revoked = Assert.Single(_host.Get<ApiKey>(
            "Get-NeonApiKey -Organization $organization | Revoke-NeonApiKey -Confirm:$false -PassThru", ("organization", Organization)));

        Assert.Equal(Organization, revoked.OrganizationId);
        Assert.Equal($"DELETE {OrganizationKeys}/{revoked.ApiKeyId}", _host.Requests[^1]);
        Assert.Empty(_host.Get<ApiKey>("Get-NeonApiKey -Organization $organization"));
    }

    [Fact]
    public void A_name_means_a_personal_key_unless_an_organization_is_specified()
    {
        _host.Get<ApiKey>("New-NeonApiKey ci -Organization $organization", ("organization", Organization));

        Assert.Equal("NeonApiKeyNotFound", _host.Run("Revoke-NeonApiKey ci -Confirm:$false").ErrorId);
        Assert.Empty(_host.Run("Revoke-NeonApiKey ci -Organization $organization -Confirm:$false").Errors);
    }

    [Fact]
    public void Two_keys_with_the_same_name_are_ambiguous_and_listed_by_id()
    {
        var ids = _host.Get<ApiKey>("New-NeonApiKey ci; New-NeonApiKey ci").Select(key => key.ApiKeyId!.Value).ToArray();
        var result = _host.Run("Revoke-NeonApiKey ci -Confirm:$false");

        Assert.Equal("NeonApiKeyAmbiguous", result.ErrorId);
        Assert.All(ids, id => Assert.Contains($"{id}", result.Error.Exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-NeonApiKey 42")]
    [InlineData("Revoke-NeonApiKey 42 -Confirm:$false")]
    [InlineData("Revoke-NeonApiKey 42 -Organization $organization -Confirm:$false")]
    public void An_unknown_key_is_reported_as_not_found(string command)
    {
        var result = _host.Run(command, ("organization", Organization));

        Assert.Equal("NeonApiKeyNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal(42L, result.Error.TargetObject);
    }

    [Theory]
    [InlineData("Get-NeonApiKey laptop | Revoke-NeonApiKey -Organization $organization -Confirm:$false")]
    [InlineData("Get-NeonApiKey -Organization $null")]
    [InlineData("Revoke-NeonApiKey ' ' -Confirm:$false")]
    [InlineData("New-NeonApiKey x -Project ' '")]
    public void Contradictions_and_empty_names_are_refused_before_a_change(string command)
    {
        _host.Get<ApiKey>("New-NeonApiKey laptop");
        _host.Forget();

        Assert.Equal("NeonInvalidInput", _host.Run(command, ("organization", Organization)).ErrorId);
        Assert.All(_host.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-NeonOrganization | New-NeonApiKey ci")]
    [InlineData("Get-NeonProject app | New-NeonApiKey ci")]
    public void The_scope_of_a_key_is_never_taken_from_the_pipeline(string command)
    {
        _host.Seed();
        var result = _host.Run(command);

        Assert.All(result.Errors, error => Assert.StartsWith("InputObject", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.NotEmpty(result.Errors);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_from_one_organization_is_refused_with_another_organization()
    {
        _host.Seed();
        var result = _host.Run("New-NeonApiKey x -Project (Get-NeonProject app) -Organization $other", ("other", _host.Emulator.OrganizationIds[1]));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("New-NeonApiKey x -WhatIf")]
    [InlineData("New-NeonApiKey x -Organization Nobody -Project nothing -WhatIf")]
    public void What_if_sends_nothing(string command)
    {
        Assert.Empty(_host.Run(command).Errors);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Get-NeonApiKey", "-Organization")]
    [InlineData("New-NeonApiKey x", "personal key of an administrator")]
    [InlineData("New-NeonApiKey x -Organization $organization", "personal key of an administrator")]
    public void An_organization_key_is_refused_with_advice(string command, string advice)
    {
        _host.Session.Connection = _host.Connect(_host.Emulator.AddOrganizationKey());

        var result = _host.Run(command, ("organization", Organization));

        Assert.Equal("NeonPermissionDenied", result.ErrorId);
        Assert.Contains(advice, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.NotEmpty(_host.Get<ApiKey>("Get-NeonApiKey -Organization $organization"));
    }

    [Theory]
    [InlineData("createApiKey", "New-NeonApiKey laptop")]
    [InlineData("createOrgApiKey", "New-NeonApiKey laptop -Organization $organization")]
    public void A_key_whose_response_is_lost_cannot_be_recovered_and_is_reported_with_advice(string operation, string command)
    {
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());

        var result = _host.Run(command, ("organization", Organization));

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Contains("revoke it and create another: Revoke-NeonApiKey ", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("revokeApiKey", "")]
    [InlineData("revokeOrgApiKey", "-Organization $organization")]
    public void A_lost_revocation_is_confirmed_by_the_missing_key(string operation, string owner)
    {
        _host.Get<ApiKey>($"New-NeonApiKey laptop {owner}", ("organization", Organization));
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropBeforeEffect());
        Assert.Equal("NeonOutcomeUnknown", _host.Run($"Revoke-NeonApiKey laptop {owner} -Confirm:$false").ErrorId);

        _host.Forget();
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());
        Assert.True(Assert.Single(_host.Get<ApiKey>($"Revoke-NeonApiKey laptop {owner} -Confirm:$false -PassThru")).Revoked);
        Assert.Single(_host.Emulator.Exchanges, exchange => exchange.Method == "DELETE");
    }

    [Fact]
    public void Creating_many_organization_keys_stays_within_their_own_rate_limit()
    {
        var keys = _host.Get<ApiKey>("1..35 | ForEach-Object { New-NeonApiKey \"key-$_\" -Organization $organization }", ("organization", Organization));

        Assert.Equal(35, keys.Select(key => key.ApiKeyId).Distinct().Count());
        Assert.All(_host.Emulator.Exchanges, exchange => Assert.Equal(200, exchange.Status));
    }

    [Fact]
    public void A_table_shows_the_scope_of_each_key()
    {
        var now = DateTimeOffset.UtcNow;
        var lines = View.Table(
            _host,
            new ApiKey { ApiKeyId = 1165432, Name = "laptop", LastUsedAt = now.AddDays(-3.5), CreatedAt = now.AddDays(-40.5) },
            new ApiKey { ApiKeyId = 1165433, Name = "terraform" }.WithOrganization("org-cool-meadow-12345678"),
            new ApiKey { ApiKeyId = 1165434, Name = "deploy", ProjectId = "quiet-forest-12345678" }.WithOrganization("org-cool-meadow-12345678"));

        Assert.Matches("^Name +LastUsedAt +Age +ApiKeyId +Scope$", lines[0]);
        Assert.Matches("^laptop +3 d ago +40 d +1165432 +personal$", lines[2]);
        Assert.Matches("^terraform +never +1165433 +org-cool-meadow-12345678$", lines[3]);
        Assert.Matches("^deploy +never +1165434 +quiet-forest-12345678$", lines[4]);
    }
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class ApiKeyTestData : CmdletTestData
{
    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Once, "New-NeonApiKey laptop", "createApiKey") { IsUnknown = true },
        new(Once, "New-NeonApiKey runner -Organization $org", "createOrgApiKey") { IsUnknown = true },
        new(Once, "New-NeonApiKey runner -Project $p", "createOrgApiKey") { IsUnknown = true },
        new(Gone, "Revoke-NeonApiKey $x -PassThru", "revokeApiKey") { Prepare = ["$x = New-NeonApiKey laptop"], Lacks = ["*"] },
        new(Gone, "Revoke-NeonApiKey $x -PassThru  # of an organization", "revokeOrgApiKey") { Prepare = ["$x = New-NeonApiKey runner -Organization $org"], Lacks = ["*"] },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Revoke-NeonApiKey laptop", "$null = New-NeonApiKey laptop"),
        new("Revoke-NeonApiKey 123456789"),
        new("Revoke-NeonApiKey runner -Organization $organization", "$null = New-NeonApiKey runner -Organization $organization"),
    ];
}
