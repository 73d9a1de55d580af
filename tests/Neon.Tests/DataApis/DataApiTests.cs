using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.DataApis;

public sealed class DataApiTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public DataApiTests() => _app = _host.Seed();

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Path => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}/data-api/neondb";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_new_Data_API_is_emitted_with_its_URL_and_ids()
    {
        var api = Assert.Single(_host.Get<DataApi>($"New-NeonDataApi neondb {OnMain}"));

        Assert.Equal((_app.ProjectId, _app.MainBranchId, "neondb"), (api.ProjectId, api.BranchId, api.DatabaseName));
        Assert.EndsWith(".apirest.us-east-2.aws.neon.tech/neondb/rest/v1", api.Url, StringComparison.Ordinal);
        Assert.Equal([$"POST {Path}"], _host.Requests);
        Assert.Equal("{}", _host.ChangeBody());
    }

    [Fact]
    public void All_specified_values_are_sent()
    {
        _host.Get<DataApi>(
            $"Get-NeonDatabase neondb {OnMain} | New-NeonDataApi -AuthProvider external -ProviderName Auth0 -JwksUrl https://example.com/keys.json -JwtAudience app " +
            "-AddDefaultGrants -SkipAuthSchema -Aggregates:$false -AnonymousRole guest -ExtraSearchPath extra -MaxRows 500 -Schema public, api " +
            "-RoleClaimKey .app.role -TokenCacheLifetime 00:05:00 -OpenApiMode ignore-privileges -CorsAllowedOrigin https://example.com -ServerTiming");

        Assert.Equal(
            """{"auth_provider":"external","jwks_url":"https://example.com/keys.json","provider_name":"Auth0","jwt_audience":"app","add_default_grants":true,"skip_auth_schema":true,"settings":"""
            + """{"db_aggregates_enabled":false,"db_anon_role":"guest","db_extra_search_path":"extra","db_max_rows":500,"db_schemas":["public","api"],"jwt_role_claim_key":".app.role","jwt_cache_max_lifetime":300,"openapi_mode":"ignore-privileges","server_cors_allowed_origins":"https://example.com","server_timing_enabled":true}}""",
            _host.ChangeBody());
    }

    [Fact]
    public void A_wait_continues_while_the_status_cannot_be_read()
    {
        _host.Emulator.Faults.Add("getProjectBranchDataAPI", EmulatorFault.Status(System.Net.HttpStatusCode.NotFound));
        _host.Emulator.Faults.Add("getProjectBranchDataAPI", EmulatorFault.Refused(), count: 4);

        var result = _host.Run($"New-NeonDataApi neondb {OnMain} -Wait -Verbose");

        Assert.Empty(result.Errors);
        Assert.Equal("ready", Assert.IsType<DataApi>(Assert.Single(result.Output).BaseObject).Status);
        Assert.Equal(2, result.Verbose.Count(line => line.StartsWith("The status cannot be read at the moment:", StringComparison.Ordinal)));
    }

    [Fact]
    public void With_wait_the_Data_API_is_ready_when_it_is_emitted()
    {
        var api = Assert.Single(_host.Get<DataApi>($"New-NeonDataApi neondb {OnMain} -Wait"));

        Assert.Equal("ready", api.Status);
        Assert.Equal("neondb", api.DatabaseName);
        Assert.Equal(["public"], api.AvailableSchemas);
        Assert.Equal("anonymous", api.Settings!.DbAnonRole);
    }

    [Theory]
    [InlineData("failed", "NeonOperationFailed", "ended with status failed: Neon did not give a reason")]
    [InlineData("deploying", "NeonOperationTimeout", "is still deploying")]
    public void A_wait_reports_how_it_ended(string status, string error, string words)
    {
        _host.Emulator.Faults.Add(
            "getProjectBranchDataAPI",
            EmulatorFault.Status(System.Net.HttpStatusCode.OK, $$"""{"url":"https://example.com","status":"{{status}}"}"""),
            count: 100);
        var result = _host.Run($"New-NeonDataApi neondb {OnMain} -Wait -TimeoutSec 20");

        Assert.Equal(error, result.ErrorId);
        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("neondb", Assert.IsType<DataApi>(result.Error.TargetObject).DatabaseName);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("-AuthProvider external", "-AuthProvider external requires -JwksUrl")]
    [InlineData("-JwksUrl https://example.com/keys.json -AuthProvider neon_auth", "require -AuthProvider external")]
    [InlineData("-ProviderName Auth0 -AuthProvider neon_auth", "require -AuthProvider external")]
    [InlineData("-AuthProvider external -JwksUrl http://example.com/keys.json", "is not an https URL")]
    [InlineData("-AuthProvider external -JwksUrl keys.json", "is not an https URL")]
    [InlineData("-TokenCacheLifetime 500ms", "-TokenCacheLifetime must be zero or at least one second")]
    public void Bad_input_is_refused_before_anything_is_sent(string arguments, string words)
    {
        var result = _host.Run($"New-NeonDataApi neondb {OnMain} {arguments}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("New-NeonDataApi orders -AddDefaultGrants")]
    [InlineData("Set-NeonDataApi neondb -MaxRows 5")]
    [InlineData("Remove-NeonDataApi neondb")]
    public void What_if_changes_nothing(string command)
    {
        Create();
        _host.Run("New-NeonDatabase orders -Project app -Branch main");
        _host.Forget();
        var result = _host.Run($"{command} -Project app -Branch main -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_Data_API_is_read_by_name_from_a_piped_object_or_for_a_whole_branch()
    {
        Create();
        AddDatabase("orders");
        var found = _host.Get<DataApi>(
            $"Get-NeonDataApi neondb {OnMain}; Get-NeonDatabase neondb {OnMain} | Get-NeonDataApi; Get-NeonDataApi neondb {OnMain} | Get-NeonDataApi; " +
            $"Get-NeonBranch main -Project {_app.ProjectId} | Get-NeonDataApi");

        Assert.Equal(4, found.Count);
        Assert.All(found, api => Assert.Equal(("neondb", "ready", _app.MainBranchId), (api.DatabaseName, api.Status, api.BranchId)));
    }

    [Theory]
    [InlineData("Get-NeonDataApi neondb")]
    [InlineData("Set-NeonDataApi neondb -RefreshSchema")]
    [InlineData("Remove-NeonDataApi neondb -Confirm:$false")]
    public void A_database_without_a_Data_API_is_reported(string command)
    {
        var result = _host.Run($"{command} {OnMain}");

        Assert.Equal("NeonDataApiNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("neondb", result.Error.TargetObject);
        Assert.StartsWith("The database 'neondb' has no Data API", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_database_is_reported_as_not_found() =>
        Assert.Equal("NeonDatabaseNotFound", _host.Run($"Get-NeonDataApi gone {OnMain}").ErrorId);

    [Fact]
    public void A_second_Data_API_for_a_database_is_a_conflict()
    {
        Create();

        Assert.Equal("NeonConflict", _host.Run($"New-NeonDataApi neondb {OnMain}").ErrorId);
    }

    [Fact]
    public void Unspecified_settings_are_kept()
    {
        Create("-MaxRows 500 -Schema public, api");
        var changed = Assert.Single(_host.Get<DataApi>($"Get-NeonDataApi neondb {OnMain} | Set-NeonDataApi -Aggregates:$false"));

        Assert.Equal((500, false), (changed.Settings!.DbMaxRows, changed.Settings.DbAggregatesEnabled));
        Assert.Equal(["public", "api"], changed.Settings.DbSchemas);
        Assert.Equal([$"GET {Path}", $"GET {Path}", $"PATCH {Path}", $"GET {Path}"], _host.Requests);
        Assert.Contains("\"db_max_rows\":500", _host.ChangeBody(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_setting_is_sent_back_unchanged()
    {
        var bodies = new List<string>();
        using var replies = new Kernel.Replies((request, _) =>
        {
            if (request.Method == HttpMethod.Patch)
            {
                bodies.Add(request.Body);
                return Kernel.Replies.Json("{}");
            }

            return Kernel.Replies.Json("""{"url":"https://example.com","status":"ready","settings":{"db_max_rows":5,"db_new_thing":{"deep":[1]}}}""");
        });
        using var host = new NeonHost(handler: replies);
        host.Get<DataApi>("Set-NeonDataApi neondb -MaxRows 6 -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4");

        Assert.Equal("""{"settings":{"db_max_rows":6,"db_new_thing":{"deep":[1]}}}""", Assert.Single(bodies));
    }

    [Fact]
    public void With_replace_unspecified_settings_are_reset()
    {
        Create("-MaxRows 500");
        var replaced = Assert.Single(_host.Get<DataApi>($"Set-NeonDataApi neondb -ServerTiming -Replace {OnMain}"));
        var reset = Assert.Single(_host.Get<DataApi>($"Set-NeonDataApi neondb -Replace {OnMain}"));

        Assert.Equal((null, true), (replaced.Settings!.DbMaxRows, replaced.Settings.ServerTimingEnabled));
        Assert.Null(reset.Settings!.ServerTimingEnabled);
        Assert.Equal(
            ["""{"settings":{"server_timing_enabled":true}}""", """{"settings":{}}"""],
            _host.Emulator.Exchanges.Where(exchange => exchange.Method == "PATCH").Select(exchange => exchange.Body));
    }

    [Fact]
    public void A_schema_refresh_sends_no_settings()
    {
        Create("-MaxRows 500");
        var refreshed = Assert.Single(_host.Get<DataApi>($"Set-NeonDataApi neondb -RefreshSchema {OnMain}"));

        Assert.Equal(500, refreshed.Settings!.DbMaxRows);
        Assert.Equal("{}", _host.ChangeBody());
        Assert.Equal([$"PATCH {Path}", $"GET {Path}"], _host.Requests);
    }

    [Fact]
    public void A_change_without_any_values_is_refused()
    {
        Assert.Equal("NeonInvalidInput", _host.Run($"Set-NeonDataApi neondb {OnMain}").ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_removal_emits_nothing_without_PassThru()
    {
        Create();
        Assert.Empty(_host.Run($"Get-NeonDatabase neondb {OnMain} | Remove-NeonDataApi -Confirm:$false").Output);
        Create();
        var removed = Assert.Single(_host.Get<DataApi>($"Get-NeonDataApi neondb {OnMain} | Remove-NeonDataApi -Confirm:$false -PassThru"));

        Assert.NotNull(removed.Url);
        Assert.Equal($"DELETE {Path}", _host.Requests[^1]);
        Assert.Empty(_host.Get<DataApi>($"Get-NeonDataApi {OnMain}"));
    }

    [Fact]
    public void A_CSV_row_identifies_the_target()
    {
        Create();
        var row = $"[pscustomobject]@{{ ProjectId = '{_app.ProjectId}'; BranchId = '{_app.MainBranchId}'; DatabaseName = 'neondb' }}";

        Assert.Single(_host.Get<DataApi>($"{row} | Get-NeonDataApi"));
        Assert.Empty(_host.Run($"{row} | Remove-NeonDataApi -Confirm:$false").Errors);
        Assert.Equal($"DELETE {Path}", _host.Requests[^1]);
    }

    [Fact]
    public void A_Data_API_is_not_removed_from_another_branch_nor_is_its_database()
    {
        Create();
        _host.AddBranch(_app, "dev");

        Assert.Equal("NeonInvalidInput", _host.Run($"Get-NeonDataApi neondb {OnMain} | Remove-NeonDataApi -Branch dev -Confirm:$false").ErrorId);
        Assert.StartsWith("InputObject", _host.Run($"Get-NeonDataApi neondb {OnMain} | Remove-NeonDatabase -Confirm:$false").ErrorId, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("createProjectBranchDataAPI", "New-NeonDataApi neondb", false)]
    [InlineData("updateProjectBranchDataAPI", "Set-NeonDataApi neondb -MaxRows 7", true)]
    [InlineData("deleteProjectBranchDataAPI", "Remove-NeonDataApi neondb -Confirm:$false", true)]
    public void The_outcome_is_verified_after_a_lost_response(string operation, string command, bool needsOne)
    {
        foreach (var (fault, error) in new[] { (EmulatorFault.DropBeforeEffect(), "NeonOutcomeUnknown"), (EmulatorFault.DropAfterEffect(), (string?)null) })
        {
            if (needsOne && error is not null)
            {
                Create();
            }

            _host.Forget();
            _host.Emulator.Faults.Add(operation, fault);
            var result = _host.Run($"{command} {OnMain}");

            Assert.Equal(error, result.Errors.Count == 0 ? null : result.ErrorId);
            Assert.Single(_host.Changes());
        }
    }

    [Fact]
    public void An_existing_Data_API_is_not_mistaken_for_the_new_one()
    {
        Create();
        _host.Emulator.Faults.Add("createProjectBranchDataAPI", EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"New-NeonDataApi neondb {OnMain}").ErrorId);
    }

    [Fact]
    public void A_schema_refresh_whose_response_is_lost_has_an_unknown_outcome()
    {
        Create();
        _host.Emulator.Faults.Add("updateProjectBranchDataAPI", EmulatorFault.DropAfterEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"Set-NeonDataApi neondb -RefreshSchema {OnMain}").ErrorId);
    }

    [Fact]
    public void Views_show_the_URL_and_the_settings()
    {
        Create("-MaxRows 500 -TokenCacheLifetime 00:05:00");
        var api = Assert.Single(_host.Get<DataApi>($"Get-NeonDataApi neondb {OnMain}"));

        // A URL may wrap, but is not cut off.
        Assert.Contains(api.Url!, string.Concat(View.Table(_host, api)[2..].Select(line => line.Split(' ')[^1])), StringComparison.Ordinal);
        Assert.Contains("ready", View.Table(_host, api)[2], StringComparison.Ordinal);
        Assert.Contains(View.List(_host, api), line => line.EndsWith(" DbMaxRows: 500", StringComparison.Ordinal));
        Assert.Contains(View.List(_host, api), line => line.EndsWith(" JwtCacheMaxLifetime: 5 min", StringComparison.Ordinal));
    }

    private void Create(string arguments = "")
    {
        _host.Get<DataApi>($"New-NeonDataApi neondb {OnMain} {arguments} -Wait");
        _host.Forget();
    }

    private void AddDatabase(string name)
    {
        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches/{_app.MainBranchId}/databases", $$$"""{"database":{"name":"{{{name}}}","owner_name":"neondb_owner"}}""");
        _host.Settle();
    }
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class DataApiTestData : CmdletTestData
{
    private const string Api = "$null = New-NeonDataApi neondb";

    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new("It is being created: Neon returns no creation time, and a finished one may have existed before", "New-NeonDataApi neondb", "createProjectBranchDataAPI"),
        new(Looks, "Set-NeonDataApi neondb -MaxRows 7", "updateProjectBranchDataAPI") { Prepare = [Api] },
        new(Unseen, "Set-NeonDataApi neondb -RefreshSchema", "updateProjectBranchDataAPI") { Prepare = [Api], IsUnknown = true },
        new(Gone, "Remove-NeonDataApi neondb -PassThru", "deleteProjectBranchDataAPI") { Prepare = [Api], Lacks = ["*"] },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonDataApi neondb -Project app -Branch main", "New-NeonDataApi neondb -Project app -Branch main -Wait"),
    ];
}
