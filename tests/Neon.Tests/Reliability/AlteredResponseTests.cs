using System.Text;
using System.Text.Json.Nodes;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>A response that differs from the request: another parent is an error, another name a warning.</summary>
public sealed class AlteredResponseTests : IDisposable
{
    private readonly Alteration _wire = new();
    private readonly NeonHost _host;
    private readonly SeededProject _app;

    public AlteredResponseTests()
    {
        _host = new NeonHost(handler: _wire);
        _wire.InnerHandler = _host.Emulator.CreateHandler();
        _app = _host.Seed();
        _host.Run("$null", ("organization", _host.Emulator.OrganizationId));
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("New-NeonBranch dev -Project app -Wait", ".branch.name")]
    [InlineData("New-NeonProject shop -Wait", ".project.name")]
    [InlineData("New-NeonProject shop -Region aws-us-east-2 -Wait", ".project.region_id")]
    [InlineData("Set-NeonProject app -Name shop", ".project.name")]
    [InlineData("New-NeonRole reports -Project app -Branch main -Wait", ".role.name")]
    [InlineData("New-NeonDatabase orders -Project app -Branch main -Wait", ".database.name")]
    [InlineData("Set-NeonDatabase neondb -Name orders -Project app -Branch main -Wait", ".database.name")]
    [InlineData("New-NeonBucket uploads -Project app -Branch main", ".bucket.name")]
    [InlineData("New-NeonApiKey laptop", ".name")]
    [InlineData("New-NeonSnapshot before -Project app -Branch main -Wait", ".snapshot.name")]
    [InlineData("New-NeonEndpoint reader -Type read_only -Project app -Branch main -Wait", ".endpoint.name")]
    public void A_different_name_causes_a_warning_with_both_names_and_emits_the_object(string command, string member)
    {
        _wire.Alter(member, "another");

        var result = _host.Run(command);

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
        var warning = Assert.Single(result.Warnings, warning => warning.Contains("another", StringComparison.Ordinal));
        Assert.StartsWith($"The change was made, but in Neon's response '{member[1..]}' is 'another' instead of '", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-NeonBranch dev -Project app")]
    [InlineData("New-NeonDatabase orders -Owner neondb_owner -Project app -Branch main")]
    [InlineData("New-NeonRole reports -Project app -Branch main")]
    [InlineData("Set-NeonEndpoint $endpoint -Project app -MaxCu 1")]
    [InlineData("New-NeonProject shop")]
    public void With_wait_a_response_without_operations_causes_a_warning(string command)
    {
        foreach (var (wait, warnings) in new[] { (string.Empty, 0), (" -Wait", 1) })
        {
            _wire.Alter(".operations", (JsonNode?)null);

            var result = _host.Run(command.Replace("shop", "shop" + warnings, StringComparison.Ordinal).Replace("dev", "dev" + warnings, StringComparison.Ordinal)
                .Replace("orders", "orders" + warnings, StringComparison.Ordinal).Replace("reports", "reports" + warnings, StringComparison.Ordinal) + wait, ("endpoint", _app.EndpointId));

            Assert.Empty(result.Errors);
            Assert.Single(result.Output);
            Assert.Equal(warnings, result.Warnings.Count(warning => warning.Contains("-Wait did not wait", StringComparison.Ordinal)));
            _host.Settle();
        }
    }

    [Theory]
    [InlineData("New-NeonBranch dev -Project app -Parent main", ".branch.parent_id")]
    [InlineData("New-NeonProject shop -Organization $organization", ".project.org_id")]
    [InlineData("New-NeonEndpoint reader -Type read_only -Project app -Branch main", ".endpoint.branch_id")]
    [InlineData("New-NeonSnapshot before -Project app -Branch main", ".snapshot.source_branch_id")]
    [InlineData("New-NeonApiKey runner -Organization $organization -Project app", ".project_id")]
    public void A_different_parent_is_treated_like_a_lost_response(string command, string member)
    {
        _wire.Alter(member, "another", loses: true);

        var result = _host.Run(command);

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Contains($"'{member[1..]}' is 'another'", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Get-NeonProject -Organization $organization", ".projects[].org_id")]
    [InlineData("Get-NeonProject", ".projects[].org_id")]
    [InlineData("Get-NeonProject app", ".projects[].org_id")]
    [InlineData("Remove-NeonProject app -Confirm:$false", ".projects[].org_id")]
    [InlineData("Get-NeonProjectConsumption app", ".projects[].project_id")]
    [InlineData("Get-NeonProjectConsumption app -Legacy", ".projects[].project_id")]
    [InlineData("Get-NeonBranchConsumption -Project app", ".branches[].project_id")]
    [InlineData("Get-NeonBranchConsumption main -Project app", ".branches[].branch_id")]
    public void A_list_of_another_organization_project_or_branch_than_in_the_query_is_an_error(string command, string member)
    {
        _host.Clock.Advance(TimeSpan.FromDays(70));
        _wire.Alter(member, "another");

        var result = _host.Run(command);

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.StartsWith(
            $"Neon's response is about another resource: '{member[1..].Replace("[]", "[0]", StringComparison.Ordinal)}' is 'another' instead of '",
            result.Error.ErrorDetails.Message,
            StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public void Consumption_of_a_project_beside_several_requested_ones_is_an_error()
    {
        _host.Seed("shop");
        _host.Clock.Advance(TimeSpan.FromDays(70));
        _wire.Alter(".projects[].project_id", "another");

        var result = _host.Run($"Get-NeonProjectConsumption {_app.ProjectId}, shop");

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.StartsWith(
            "Neon's response is about another resource: 'projects[0].project_id' is 'another', which was not requested.",
            result.Error.ErrorDetails.Message,
            StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_listed_project_without_its_organization_is_accepted()
    {
        _wire.Alter(".projects[].org_id", (JsonNode?)null);

        Assert.Equal("app", Assert.Single(_host.Get<Project>("Get-NeonProject -Organization $organization")).Name);
    }

    [Fact]
    public void A_resource_that_was_created_anyway_is_found_and_emitted()
    {
        _wire.Alter(".branch.parent_id", "another");

        var result = _host.Run("New-NeonBranch dev -Project app -Parent main");

        Assert.Empty(result.Errors);
        Assert.Equal("dev", Assert.Single(result.Output).ToString());
    }

    [Theory]
    [InlineData("", "/neondb?", "/other?", "the database 'other' instead of 'neondb'")]
    [InlineData("", "neondb_owner:", "other:", "the role 'other' instead of 'neondb_owner'")]
    [InlineData("-Pooled", "-pooler.", ".", "a host without the pooler")]
    [InlineData("-Endpoint $endpoint", "@ep-", "@ep-other-", "the endpoint 'ep-other-")]
    public void A_connection_string_for_another_target_is_refused(string parameters, string part, string other, string words)
    {
        _wire.Alter(".uri", value => value.Replace(part, other, StringComparison.Ordinal));

        var result = _host.Run(
            $"Get-NeonConnectionString -Project app -Branch main -Database neondb -Role neondb_owner {parameters} -AsPlainText", ("endpoint", _app.EndpointId));

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Contains(words, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Pooled")]
    public void A_connection_string_for_another_branch_than_the_new_one_is_refused(string parameters)
    {
        var dev = Assert.Single(_host.Run("New-NeonBranch dev -Project app -Wait").Output);
        _host.Forget();
        Assert.Empty(_host.Run($"$dev | Get-NeonConnectionString {parameters}", ("dev", dev)).Errors);
        // The endpoints of the new branch are known.
        Assert.Single(_host.Requests);
        _wire.Alter(".uri", value => value.Replace(Assert.Single(((Branch)dev.BaseObject).Endpoints!).EndpointId!, _app.EndpointId, StringComparison.Ordinal));

        var result = _host.Run($"$dev | Get-NeonConnectionString {parameters}", ("dev", dev));

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Contains($"the endpoint '{_app.EndpointId}', which is not on the branch", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void An_endpoint_that_was_created_after_the_branch_object_is_accepted()
    {
        var dev = Assert.Single(_host.Run("New-NeonBranch dev -Project app -Wait").Output);
        Assert.Empty(_host.Run("$dev.Endpoints | Remove-NeonEndpoint -Confirm:$false; $null = New-NeonEndpoint -Project app -Branch dev -Wait", ("dev", dev)).Errors);

        var result = _host.Run("$dev | Get-NeonConnectionString", ("dev", dev));

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
    }

    [Fact]
    public void A_key_that_was_not_revoked_is_an_error()
    {
        Assert.Empty(_host.Run("$null = New-NeonApiKey laptop").Errors);
        _wire.Alter(".revoked", false);

        var result = _host.Run("Revoke-NeonApiKey laptop -Confirm:$false -PassThru");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_missing_required_password_is_an_error(string? password)
    {
        _wire.Alter(".password", password);
        var read = _host.Run("Get-NeonRolePassword neondb_owner -Project app -Branch main");
        _wire.Alter(".role.password", password);
        var created = _host.Run("New-NeonRole reports -Project app -Branch main");
        _wire.Alter(".role.password", password);
        var reset = _host.Run("Reset-NeonRolePassword neondb_owner -Project app -Branch main -Confirm:$false");

        Assert.All([read, created, reset], result =>
        {
            Assert.Equal("NeonInvalidResponse", result.ErrorId);
            Assert.Empty(result.Output);
        });
        Assert.Contains("The role 'reports' was created", created.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("The role 'neondb_owner' was given a new password", reset.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("Get-NeonRolePassword", created.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..", "NeonInvalidInput")]
    public void An_altered_id_in_a_list_never_redirects_a_change(string id, string error)
    {
        _host.AddBranch(_app, "dev");
        _wire.Alter(".branches[].id", id);

        var result = _host.Run($"Get-NeonBranch -Project {_app.ProjectId} -Name dev | Remove-NeonBranch -Confirm:$false");

        Assert.Equal(error, result.ErrorId);
        Assert.DoesNotContain(_host.Emulator.Exchanges, exchange => exchange.Method == "DELETE" && exchange.Status < 400);
    }

    /// <summary>The differences are optional in Neon's contract, so schemas without them are not reported as equal.</summary>
    [Fact]
    public void Schemas_are_not_reported_as_identical_if_the_differences_are_missing()
    {
        var dev = _host.AddBranch(_app, "dev");
        _wire.Replace("/compare_schema", "{}");

        var result = _host.Run($"Compare-NeonBranchSchema {dev} -Database neondb -Project {_app.ProjectId}");

        Assert.Null(Assert.IsType<BranchSchemaComparison>(Assert.Single(result.Output).BaseObject).Identical);
        Assert.Contains("it is unknown whether the schemas of the database 'neondb' are the same", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains("unknown", Assert.Single(SchemaDisplay.Comparison((BranchSchemaComparison)result.Output[0].BaseObject)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NeonBranchSchema main -Database neondb -Project app", "/schema")]
    [InlineData("Get-NeonBranchSchema main -Database neondb -Project app -AsStructure", "/schema")]
    [InlineData("Get-NeonPreloadLibrary -Project app", "/available_preload_libraries")]
    public void A_response_without_a_required_member_is_an_error(string command, string route)
    {
        _wire.Replace(route, "{}");

        var result = _host.Run(command);

        Assert.Equal("NeonInvalidResponse", result.ErrorId);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_no_login_role_needs_no_password()
    {
        _wire.Alter(".role.password", (JsonNode?)null);

        Assert.Empty(_host.Run("New-NeonRole reports -NoLogin -Project app -Branch main").Errors);
    }

    /// <summary>Changes one member of the first response that contains it.</summary>
    private sealed class Alteration : DelegatingHandler
    {
        private string? _member;
        private Func<JsonNode?, JsonNode?> _change = value => value;
        private bool _loses;
        private (string Route, string Body)? _whole;

        public void Replace(string route, string body) => _whole = (route, body);

        public void Alter(string member, JsonNode? value, bool loses = false) => (_member, _change, _loses) = (member, _ => value?.DeepClone(), loses);

        public void Alter(string member, Func<string, string> change) => (_member, _change, _loses) = (member, value => change(value!.GetValue<string>()), false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (_whole is { } whole && request.RequestUri!.AbsolutePath.EndsWith(whole.Route, StringComparison.Ordinal))
            {
                return WithBody(response, whole.Body);
            }

            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (_member is null || !text.StartsWith('{') || (request.Method == HttpMethod.Get && _loses))
            {
                // The created resource is not found either.
                return _loses && _member is null ? WithBody(response, "{}") : response;
            }

            var json = JsonNode.Parse(text)!;
            var isThere = false;
            Contract.JsonPlaces.At(json, _member, (parent, name) =>
            {
                isThere = parent.ContainsKey(name);
                parent[name] = isThere ? _change(parent[name]) : null;
            });
            _member = isThere ? null : _member;
            return isThere ? WithBody(response, json.ToJsonString()) : response;
        }

        private static HttpResponseMessage WithBody(HttpResponseMessage response, string json)
        {
            response.Content = new StringContent(json, Encoding.UTF8, "application/json");
            return response;
        }
    }
}
