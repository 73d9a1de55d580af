using System.Management.Automation;
using System.Net;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Functions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>-IfNotExists returns the existing resource or creates it, and never returns a different one.</summary>
public sealed class IfNotExistsTests : IDisposable
{
    private readonly Intervention _wire = new();
    private readonly NeonHost _host;
    private readonly SeededProject _app;

    public IfNotExistsTests()
    {
        // Without locks, no request is sent again, so each request counts.
        _host = new NeonHost(options => new EmulatorOptions { Clock = options.Clock, Seed = options.Seed, Locks = false }, _wire);
        _wire.InnerHandler = _host.Emulator.CreateHandler();
        _app = _host.Seed();
        _host.AddBranch(_app, "bare");
    }

    public static TheoryData<string> Commands =>
    [
        "New-NeonProject shop",
        "New-NeonBranch dev -Project app",
        "New-NeonBranch dev -Project app -Parent main -ExpiresIn 1.00:00",
        "New-NeonBranch empty -Project app -SchemaOnly",
        "New-NeonAnonymizedBranch masked -Project app",
        "New-NeonAnonymizedBranch masked -Project app -Start -MaskingRule @{ Database = 'neondb'; Table = 'users'; Column = 'email'; Function = 'anon.fake_email()' }",
        "New-NeonEndpoint -Project app -Branch bare",
        "New-NeonEndpoint writer -Project app -Branch bare",
        "New-NeonEndpoint reports -Type read_only -Project app -Branch main",
        "New-NeonDatabase orders -Project app -Branch main",
        "New-NeonDatabase orders -Owner neondb_owner -Project app -Branch main",
        "New-NeonRole reports -Project app -Branch main",
        "New-NeonRole readers -NoLogin -Project app -Branch main",
        "New-NeonSnapshot before -Project app -Branch main",
        "New-NeonBucket invoices -Project app -Branch main",
        "New-NeonBucket pictures -AccessLevel public_read -Project app -Branch main",
        "New-NeonCredential uploader -Scope storage:write, storage:read -Project app -Branch main",
        "New-NeonDataApi neondb -Project app -Branch main",
        "New-NeonTrigger nightly -Function api -Cron '0 3 * * *' -Project app -Branch main",
        "Add-NeonJwks https://example.com/.well-known/jwks.json -ProviderName Clerk -Project app",
        "Add-NeonAuthDomain https://app.example.com -Project app -Branch main",
        "Add-NeonAuthOAuthProvider github -ClientId own -ClientSecret $secret -Project app -Branch main",
        "Enable-NeonAuth -Project app -Branch bare",
    ];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_first_run_creates_the_resource_and_the_second_returns_it(string command)
    {
        Prepare(command);

        var first = Single($"{command} -IfNotExists");
        Assert.NotEmpty(_host.Changes());
        _host.Settle();
        var second = _host.Run($"{command} -IfNotExists -Verbose");

        Assert.Empty(second.Errors);
        var there = Assert.Single(second.Output);
        Assert.Equal(first.BaseObject.GetType(), there.BaseObject.GetType());
        Assert.Equal(first.ToString(), there.ToString());
        Assert.True(there.BaseObject is AuthSetup || first.BaseObject.Equals(there.BaseObject));
        Assert.Empty(_host.Changes());
        Assert.Contains(second.Verbose, line => line.EndsWith("already exists and was not changed.", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_if_changes_nothing(string command)
    {
        Prepare(command);

        var result = _host.Run($"{command} -IfNotExists -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.All(_host.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    /// <summary>Another run creates the same resource between the look-up and the request.</summary>
    [Theory]
    [InlineData("New-NeonBranch dev -Project app")]
    [InlineData("New-NeonDatabase orders -Project app -Branch main")]
    [InlineData("New-NeonRole reports -Project app -Branch main")]
    [InlineData("New-NeonBucket invoices -Project app -Branch main")]
    [InlineData("New-NeonEndpoint -Project app -Branch bare")]
    [InlineData("New-NeonTrigger nightly -Function api -Cron '0 3 * * *' -Project app -Branch main")]
    [InlineData("Enable-NeonAuth -Project app -Branch bare")]
    public void A_resource_created_concurrently_is_returned(string command)
    {
        Prepare(command);
        _wire.BeforeFirstPost = request => _host.Send(request.Method, request.RequestUri!.AbsolutePath["/api/v2/".Length..], request.Content!.ReadAsStringAsync().GetAwaiter().GetResult());

        var made = Single($"{command} -IfNotExists");

        Assert.NotNull(made.BaseObject);
        Assert.Equal(2, _host.Changes().Length);
    }

    [Theory]
    [InlineData("New-NeonBranch dev -Project app", "New-NeonBranch dev -Project app -Parent bare", "NeonBranchDifferent", "its parent is ")]
    [InlineData("New-NeonBranch dev -Project app", "New-NeonBranch dev -Project app -SchemaOnly", "NeonBranchDifferent", "its content is ")]
    [InlineData("New-NeonBranch dev -Project app -SchemaOnly", "New-NeonBranch dev -Project app", "NeonBranchDifferent", "its content is schema-only")]
    [InlineData("New-NeonBranch dev -Project app", "New-NeonBranch dev -Project app -ParentTimestamp '2026-03-01T12:00:30Z'", "NeonBranchDifferent", "its point in time is ")]
    [InlineData("New-NeonBranch dev -Project app", "New-NeonBranch dev -Project app -ParentLsn 0/1", "NeonBranchDifferent", "its log position is ")]
    [InlineData("New-NeonBranch dev -Project app", "New-NeonAnonymizedBranch dev -Project app", "NeonBranchDifferent", "its kind is ordinary, not anonymized")]
    [InlineData("New-NeonAnonymizedBranch dev -Project app", "New-NeonBranch dev -Project app", "NeonBranchDifferent", "its kind is anonymized, not ordinary")]
    [InlineData("New-NeonAnonymizedBranch dev -Project app", "New-NeonAnonymizedBranch dev -Project app -MaskingRule @{ Database = 'neondb'; Table = 'users'; Column = 'email'; Value = 'x' }", "NeonBranchDifferent", "its list of masking rules is another one")]
    [InlineData("New-NeonAnonymizedBranch dev -Project app -MaskingRule @{ Database = 'neondb'; Table = 'users'; Column = 'email'; Value = 'x' }", "New-NeonAnonymizedBranch dev -Project app -Start -MaskingRule @{ Database = 'neondb'; Table = 'users'; Column = 'email'; Value = 'x' }", "NeonBranchDifferent", "its masking is initialized, not under way or done")]
    [InlineData("New-NeonProject shop", "New-NeonProject shop -Region aws-eu-central-1", "NeonProjectDifferent", "its region is aws-us-east-2, not aws-eu-central-1")]
    [InlineData("New-NeonProject shop -PgVersion 16", "New-NeonProject shop -PgVersion 17 -NoStorePasswords", "NeonProjectDifferent", "its Postgres version is 16, not 17 and its password storage is on, not off")]
    [InlineData("New-NeonRole other -Project app -Branch main; New-NeonDatabase orders -Owner other -Project app -Branch main", "New-NeonDatabase orders -Owner neondb_owner -Project app -Branch main", "NeonDatabaseDifferent", "its owner is other, not neondb_owner")]
    [InlineData("New-NeonRole readers -Project app -Branch main", "New-NeonRole readers -NoLogin -Project app -Branch main", "NeonRoleDifferent", "its sign-in is password, not no_login")]
    [InlineData("New-NeonRole readers -NoLogin -Project app -Branch main", "New-NeonRole readers -Project app -Branch main", "NeonRoleDifferent", "its sign-in is no_login, not password")]
    [InlineData("New-NeonBucket open -AccessLevel public_read -Project app -Branch main", "New-NeonBucket open -Project app -Branch main", "NeonBucketDifferent", "its access level is public_read, not private")]
    [InlineData("New-NeonCredential one -Scope storage:read -Project app -Branch main", "New-NeonCredential one -Scope storage:write -Project app -Branch main", "NeonCredentialDifferent", "its scopes is storage:read, not storage:write")]
    [InlineData("$null", "New-NeonEndpoint other -Project app -Branch main", "NeonEndpointDifferent", "its name is not set, not other")]
    [InlineData("New-NeonSnapshot s -Project app -Branch main", "New-NeonSnapshot s -Project app -Branch main -Timestamp '2026-03-01T12:00:30Z'", "NeonSnapshotDifferent", "its point in time is ")]
    [InlineData("New-NeonTrigger t -Function api -Cron '0 3 * * *' -Project app -Branch main", "New-NeonTrigger t -Function api -Cron '0 4 * * *' -Project app -Branch main", "NeonTriggerDifferent", "its schedule is 0 3 * * *, not 0 4 * * *")]
    [InlineData("Add-NeonJwks https://example.com/a -ProviderName Clerk -Project app", "Add-NeonJwks https://example.com/a -ProviderName Auth0 -Project app", "NeonJwksDifferent", "its provider is Clerk, not Auth0")]
    [InlineData("$null", "Add-NeonAuthOAuthProvider google -ClientId own -ClientSecret $secret -Project app -Branch main", "NeonAuthOAuthProviderDifferent", "its app is Neon's shared app, not own")]
    [InlineData("Enable-NeonAuth -Project app -Branch bare", "Enable-NeonAuth -AuthProvider stack -Project app -Branch bare", "NeonAuthDifferent", "its provider is better_auth, not stack")]
    public void A_different_existing_resource_is_an_error_and_is_not_changed(string prepare, string command, string id, string words)
    {
        Prepare(command);
        Assert.Empty(_host.Run(prepare).Errors);
        _host.Settle();

        var result = _host.Run($"{command} -IfNotExists");

        Assert.Equal(id, result.ErrorId);
        Assert.Equal(ErrorCategory.ResourceExists, result.Error.CategoryInfo.Category);
        Assert.Contains(words, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(result.Output);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("New-NeonProject twin", "New-NeonProject twin", "NeonProjectAmbiguous")]
    [InlineData("New-NeonSnapshot s -Project app -Branch main -Wait", "New-NeonSnapshot s -Project app -Branch main", "NeonSnapshotAmbiguous")]
    [InlineData("New-NeonCredential c -Scope storage:read -Project app -Branch main", "New-NeonCredential c -Scope storage:read -Project app -Branch main", "NeonCredentialAmbiguous")]
    public void An_ambiguous_name_is_an_error(string make, string command, string id)
    {
        Assert.Empty(_host.Run($"{make}; {make}").Errors);
        _host.Settle();

        var result = _host.Run($"{command} -IfNotExists");

        Assert.Equal(id, result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("New-NeonProject")]
    [InlineData("New-NeonBranch -Project app")]
    [InlineData("New-NeonAnonymizedBranch -Project app")]
    [InlineData("New-NeonSnapshot -Project app -Branch main")]
    [InlineData("New-NeonCredential -Scope storage:read -Project app -Branch main")]
    [InlineData("New-NeonEndpoint -Type read_only -Project app -Branch main")]
    public void If_not_exists_requires_a_name(string command)
    {
        _host.Forget();

        var result = _host.Run($"{command} -IfNotExists");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_project_that_could_not_be_read_is_not_reported_as_missing()
    {
        using var host = new NeonHost(handler: new CannedReply("""{"projects":[],"unavailable_project_ids":["quiet-forest-12345678"]}"""));

        var result = host.Run("New-NeonProject app -IfNotExists");

        Assert.Equal("NeonProjectUnavailable", result.ErrorId);
        Assert.Empty(result.Output);
    }

    /// <summary>A branch that another run has just started to create is not ready, so the next step of a script would fail.</summary>
    [Theory]
    [InlineData("New-NeonBranch dev -Project app -IfNotExists -Wait")]
    [InlineData("New-NeonBranch dev -Project app -IfNotExists | Wait-NeonOperation")]
    public void A_branch_that_is_still_being_created_is_waited_for(string command)
    {
        _host.Send(HttpMethod.Post, $"projects/{_app.ProjectId}/branches", """{"branch":{"name":"dev"},"endpoints":[{"type":"read_write"}]}""");
        _host.Forget();

        var branch = (Branch)Single(command).BaseObject;

        Assert.Equal("ready", branch.CurrentState);
        Assert.Equal(["create_branch", "start_compute"], branch.Operations.Select(operation => operation.Action).Order());
        Assert.All(branch.Operations, operation => Assert.Equal("finished", operation.Status));
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_ready_branch_needs_only_the_look_up_request_and_one_for_its_masking()
    {
        var branch = (Branch)Single($"New-NeonBranch bare -Project {_app.ProjectId} -IfNotExists").BaseObject;

        Assert.Equal(
            [$"GET /projects/{_app.ProjectId}/branches?search=bare&sort_by=created_at&sort_order=asc&limit=1000", $"GET /projects/{_app.ProjectId}/branches/{branch.BranchId}/anonymized_status"],
            _host.Requests);
    }

    [Fact]
    public void Names_must_match_exactly()
    {
        Single("New-NeonBranch bar -Project app -IfNotExists");
        Single("New-NeonBranch BARE -Project app -IfNotExists");

        Assert.Equal(2, _host.Changes().Length);
    }

    [Fact]
    public void An_unrelated_conflict_is_still_an_error()
    {
        _wire.Refuses = true;

        var result = _host.Run($"New-NeonBucket invoices -Project {_app.ProjectId} -Branch {_app.MainBranchId} -IfNotExists");

        Assert.Equal("NeonConflict", result.ErrorId);
        Assert.Contains("the storage is being moved", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    private PSObject Single(string command)
    {
        var result = _host.Run(command);
        Assert.Empty(result.Errors);
        return Assert.Single(result.Output);
    }

    private void Prepare(string command)
    {
        _host.Run("$null", ("secret", Secret.Of("secret")));
        if (command.Contains("Trigger", StringComparison.Ordinal))
        {
            _host.AddFunction($"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}");
        }

        if (command.StartsWith("Add-NeonAuth", StringComparison.Ordinal))
        {
            Assert.Empty(_host.Run("Enable-NeonAuth -Project app -Branch main").Errors);
        }

        _host.Settle();
    }

    /// <summary>Lets a test act just before the first change is forwarded.</summary>
    private sealed class Intervention : DelegatingHandler
    {
        public Action<HttpRequestMessage>? BeforeFirstPost { get; set; }

        public bool Refuses { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post && Refuses)
            {
                return new HttpResponseMessage(HttpStatusCode.Conflict)
                {
                    RequestMessage = request,
                    Content = new StringContent("""{"code":"","message":"the storage is being moved"}"""),
                };
            }

            if (request.Method == HttpMethod.Post && BeforeFirstPost is { } act)
            {
                BeforeFirstPost = null;
                await request.Content!.LoadIntoBufferAsync(cancellationToken);
                act(request);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
