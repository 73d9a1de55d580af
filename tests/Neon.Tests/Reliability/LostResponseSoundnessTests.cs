using System.Net;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>If somebody else makes a change at the moment when a response is lost, it is never reported as the user's change.</summary>
public sealed class LostResponseSoundnessTests : IDisposable
{
    private const string Unknown = "NeonOutcomeUnknown";
    private readonly ConcurrentChangeHandler _wire = new();
    private readonly NeonHost _host;
    private readonly SeededProject _app;
    private readonly string _dev;
    private readonly string _staging;

    public LostResponseSoundnessTests()
    {
        _host = new NeonHost(handler: _wire);
        _app = _host.Seed();
        _staging = _host.AddBranch(_app, "staging");
        _dev = Made("branches", """{"branch":{"name":"dev"},"endpoints":[{"type":"read_write"}]}""", "branch");
        _host.Settle();
        _host.Session.Context = new NeonContext { OrganizationId = _host.Emulator.OrganizationId, ProjectId = _app.ProjectId, BranchId = _dev };
    }

    public void Dispose()
    {
        _host.Dispose();
        _wire.Dispose();
    }

    [Theory]
    [InlineData("Restore-NeonBranch dev -Source main", "endpoints/{endpoint}/start", null)]
    [InlineData("Reset-NeonBranch dev", "endpoints/{endpoint}/start", null)]
    [InlineData("Reset-NeonBranch dev", "branches/{dev}/databases", """{"database":{"name":"other","owner_name":"neondb_owner"}}""")]
    [InlineData("Reset-NeonBranch dev", "branches/{dev}/restore", """{"source_branch_id":"{staging}"}""")]
    [InlineData("Restore-NeonBranch dev -Source main", "branches/{dev}/restore", """{"source_branch_id":"{main}","source_timestamp":"{ago}"}""")]
    [InlineData("Restore-NeonBranch dev -Source main -Timestamp $ago", "branches/{dev}/restore", """{"source_branch_id":"{main}"}""")]
    [InlineData("Reset-NeonBranch dev -PreserveUnderName kept", "branches/{dev}/restore", """{"source_branch_id":"{main}"}""")]
    [InlineData("Restart-NeonEndpoint {endpoint}", "endpoints/{endpoint}/start", null)]
    [InlineData("Reset-NeonRolePassword neondb_owner", "branches/{dev}/databases", """{"database":{"name":"other","owner_name":"neondb_owner"}}""")]
    [InlineData("Reset-NeonRolePassword neondb_owner", "branches/{dev}/roles", """{"role":{"name":"other"}}""")]
    [InlineData("Restore-NeonSnapshot before main", "snapshots/{snapshot}/restore", "{}")]
    [InlineData("Restore-NeonSnapshot before main", "snapshots/{snapshot}/restore", """{"name":"theirs"}""")]
    [InlineData("Restore-NeonSnapshot before main -Name ours", "snapshots/{snapshot}/restore", """{"name":"theirs"}""")]
    [InlineData("Restore-NeonSnapshot before main -Finalize", "snapshots/{snapshot}/restore", """{"name":"theirs"}""")]
    [InlineData("New-NeonBranch ours -Parent main", "branches", """{"branch":{"name":"ours","parent_id":"{staging}"}}""")]
    [InlineData("New-NeonBranch ours -Parent main -Protected", "branches", """{"branch":{"name":"ours","parent_id":"{main}"}}""")]
    [InlineData("New-NeonBranch ours -Parent main -ParentTimestamp $ago", "branches", """{"branch":{"name":"ours","parent_id":"{main}"}}""")]
    [InlineData("New-NeonAnonymizedBranch masked -Parent main", "branches", """{"branch":{"name":"masked","parent_id":"{main}"}}""")]
    [InlineData("New-NeonAnonymizedBranch masked -Parent main -MaskingRule $rule", "branch_anonymized", """{"branch_create":{"branch":{"name":"masked","parent_id":"{main}"}}}""")]
    [InlineData("New-NeonDatabase ours -Owner neondb_owner", "branches/{dev}/databases", """{"database":{"name":"ours","owner_name":"app_user"}}""")]
    [InlineData("New-NeonRole ours -NoLogin", "branches/{dev}/roles", """{"role":{"name":"ours"}}""")]
    [InlineData("New-NeonRole ours", "branches/{dev}/roles", """{"role":{"name":"ours","no_login":true}}""")]
    [InlineData("New-NeonBucket ours", "branches/{dev}/buckets", """{"name":"ours","access_level":"public_read"}""")]
    [InlineData("New-NeonEndpoint reader -Type read_only", "endpoints", """{"endpoint":{"branch_id":"{dev}","type":"read_only","name":"other"}}""")]
    [InlineData("New-NeonEndpoint reader -Type read_only -MinCu 1 -MaxCu 2", "endpoints", """{"endpoint":{"branch_id":"{dev}","type":"read_only","name":"reader"}}""")]
    [InlineData("New-NeonEndpoint reader -Type read_only -Disabled", "endpoints", """{"endpoint":{"branch_id":"{dev}","type":"read_only","name":"reader"}}""")]
    [InlineData("Add-NeonJwks https://example.com/keys.json -ProviderName Clerk -RoleName app_user", "jwks", """{"jwks_url":"https://example.com/keys.json","provider_name":"Clerk","role_names":["neondb_owner"]}""")]
    [InlineData("Add-NeonJwks https://example.com/keys.json -ProviderName Clerk", "jwks", """{"jwks_url":"https://example.com/keys.json","provider_name":"Clerk","branch_id":"{main}"}""")]
    [InlineData("New-NeonProject ours -HistoryRetention 5.00:00", "../../projects", """{"project":{"name":"ours","org_id":"{org}"}}""")]
    [InlineData("New-NeonProject ours -MinCu 1 -MaxCu 2", "../../projects", """{"project":{"name":"ours","org_id":"{org}"}}""")]
    [InlineData("Add-NeonJwks https://example.com/keys.json -ProviderName Clerk -JwtAudience ours", "jwks", """{"jwks_url":"https://example.com/keys.json","provider_name":"Clerk"}""")]
    [InlineData("New-NeonCredential ours -Scope storage:read", "branches/{dev}/credentials", """{"name":"ours","scopes":["storage:write"],"principal_type":"user"}""")]
    [InlineData("Enable-NeonAuth", "branches/{dev}/auth", """{"auth_provider":"stack"}""")]
    public void Activity_of_others_is_not_mistaken_for_a_change_that_did_not_happen(string command, string path, string? body)
    {
        var names = Names();
        _wire.Lose(_host.Emulator.CreateHandler(), () => Others(path, body, names));
        var result = _host.Run(
            Filled(command, names) + " -Confirm:$false",
            ("ago", _host.Clock.GetUtcNow().AddSeconds(-30)),
            ("rule", new System.Collections.Hashtable { ["database"] = "neondb", ["table"] = "users", ["column"] = "name", ["value"] = "nobody" }));

        Assert.Equal(Unknown, result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Equal(1, _wire.Changes);
    }

    [Theory]
    [InlineData("New-NeonBranch fresh; Reset-NeonBranch fresh", "fresh")]
    [InlineData("New-NeonBranch fresh; Restore-NeonBranch fresh -Source staging", "fresh")]
    [InlineData("New-NeonRole fresh; Reset-NeonRolePassword fresh", "fresh")]
    [InlineData("New-NeonEndpoint -Branch staging | Restart-NeonEndpoint", null)]
    public void An_earlier_change_is_not_mistaken_for_the_next_one(string commands, string? name)
    {
        // The lost change is the second one. It is lost before Neon could respond that the first is still in progress.
        using var host = new NeonHost();
        var app = host.Seed();
        host.AddBranch(app, "staging");
        host.Session.Context = new NeonContext { OrganizationId = host.Emulator.OrganizationId, ProjectId = app.ProjectId, BranchId = app.MainBranchId };
        host.Emulator.Faults.Add((method, _) => method == HttpMethod.Post, EmulatorFault.DropBeforeEffect(), skip: 1);

        var result = host.Run($"$ConfirmPreference = 'None'; {commands}");

        Assert.Equal(Unknown, result.ErrorId);
        Assert.Equal(name is null ? 0 : 1, result.Output.Count);
        Assert.Equal(2, host.Changes().Length);
    }

    [Theory]
    [InlineData("New-NeonProject ours", "projects", """{"project":{"name":"ours","org_id":"{org}"}}""", "Get-NeonProject -Organization {org} -Name ours")]
    [InlineData("New-NeonApiKey ours", "api_keys", """{"key_name":"ours"}""", "Get-NeonApiKey -Name ours")]
    [InlineData("New-NeonApiKey ours -Organization $org", "organizations/{org}/api_keys", """{"key_name":"ours"}""", "Get-NeonApiKey -Organization {org} -Name ours")]
    [InlineData("New-NeonCredential ours -Scope storage:read", "projects/{app}/branches/{dev}/credentials", """{"name":"ours","scopes":["storage:read"],"principal_type":"user"}""", "Get-NeonCredential -Project {app} -Branch {dev} -Name ours")]
    public void Two_matching_candidates_leave_the_outcome_unknown(string command, string path, string body, string recommended)
    {
        var names = Names();
        _wire.HasEffect = true;
        _wire.Lose(_host.Emulator.CreateHandler(), () => _host.Send(HttpMethod.Post, Filled(path, names), Filled(body, names)));
        var result = _host.Run(command, ("org", _host.Emulator.OrganizationId));

        Assert.Equal(Unknown, result.ErrorId);
        Assert.EndsWith(": " + Filled(recommended, names), result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal(1, _wire.Changes);
    }

    [Fact]
    public void An_applied_change_is_found_among_operations_of_others()
    {
        _wire.HasEffect = true;
        _wire.Lose(_host.Emulator.CreateHandler(), () => _host.Emulator.StartSystemOperation(_app.ProjectId));

        var branch = Assert.Single(_host.Get<Branch>("Reset-NeonBranch dev -Confirm:$false"));

        Assert.Equal("dev", branch.Name);
        Assert.Contains(branch.Operations, operation => operation.Action == "create_branch");
        Assert.All(branch.Operations, operation => Assert.Equal(_dev, operation.BranchId));
        Assert.Equal(1, _wire.Changes);
    }

    [Fact]
    public void A_resource_created_before_the_last_attempt_is_not_claimed()
    {
        _wire.FirstResponse = () =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("""{"code":"","message":"busy"}""") };
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(20));
            return response;
        };
        _wire.Lose(_host.Emulator.CreateHandler(), () => Others("branches", """{"branch":{"name":"ours"}}""", []));

        Assert.Equal(Unknown, _host.Run("New-NeonBranch ours").ErrorId);
        Assert.Equal(2, _wire.Changes);
    }

    [Theory]
    [InlineData("o'brien")]
    [InlineData("read only")]
    [InlineData("x[1]*?`y")]
    [InlineData("$(throw)")]
    [InlineData("\u2018curly\u2019 \u201cquotes\u201d")]
    [InlineData("-Branch")]
    [InlineData("a;b|c&d")]
    [InlineData("01")]
    public void The_recommended_command_identifies_the_exact_resource(string name)
    {
        using var host = new NeonHost();
        var app = host.Seed();
        host.Send(HttpMethod.Post, $"projects/{app.ProjectId}/branches/{app.MainBranchId}/roles", """{"role":{"name":"x1ay"}}""");
        host.Settle();
        // It is created, but is not visible while the module checks.
        host.Emulator.Faults.Add("createProjectBranchRole", EmulatorFault.DropAfterEffect());
        host.Emulator.Faults.Add("getProjectBranchRole", EmulatorFault.Status(HttpStatusCode.Forbidden), count: 3);
        var result = host.Run($"New-NeonRole -Name $name -Project {app.ProjectId} -Branch main", ("name", name));
        var advice = result.Error.ErrorDetails.RecommendedAction;

        Assert.Equal(Unknown, result.ErrorId);
        Assert.Equal(name, Assert.Single(host.Get<Role>(LostResponseMatrixTests.Recommended(advice))).RoleName);
    }

    private static string Filled(string text, IReadOnlyList<(string Name, string Value)> names) =>
        names.Aggregate(text, (filled, name) => filled.Replace($"{{{name.Name}}}", name.Value, StringComparison.Ordinal));

    private IReadOnlyList<(string Name, string Value)> Names()
    {
        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches/{_dev}/roles", """{"role":{"name":"app_user"}}""");
        _host.Settle();
        var snapshot = _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches/{_app.MainBranchId}/snapshot?name=before", (string?)null)
            .GetProperty("snapshot").GetProperty("id").GetString()!;
        _host.Settle();
        var endpoint = _host.Send(HttpMethod.Get, $"projects/{_app.ProjectId}/branches/{_dev}/endpoints", (string?)null)
            .GetProperty("endpoints")[0].GetProperty("id").GetString()!;
        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/endpoints/{endpoint}/suspend", (string?)null);
        _host.Settle();
        return
        [
            ("app", _app.ProjectId), ("main", _app.MainBranchId), ("dev", _dev), ("staging", _staging), ("endpoint", endpoint), ("snapshot", snapshot),
            ("org", _host.Emulator.OrganizationId), ("ago", _host.Clock.GetUtcNow().AddSeconds(-40).ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        ];
    }

    private void Others(string path, string? body, IReadOnlyList<(string Name, string Value)> names) =>
        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/{Filled(path, names)}", body is null ? null : Filled(body, names));

    private string Made(string path, string body, string what) =>
        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/{path}", body).GetProperty(what).GetProperty("id").GetString()!;
}
