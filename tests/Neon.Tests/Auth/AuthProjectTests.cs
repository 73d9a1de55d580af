using Xunit;

namespace Neon.Tests.Auth;

public sealed class AuthProjectTests : AuthTest
{
    [Fact]
    public void Additional_keys_are_created_and_hidden()
    {
        Enable();
        var keys = Assert.Single(Host.Get<AuthSetup>($"New-NeonAuthSdkKey -Project {App.ProjectId}"));
        var others = Assert.Single(Host.Get<AuthSetup>($"New-NeonAuthSdkKey -Project {App.ProjectId}"));

        Assert.Equal((App.ProjectId, null, "better_auth"), (keys.ProjectId, keys.BranchId, keys.AuthProvider));
        Assert.NotEqual(Secret.Reveal(keys.SecretServerKey!), Secret.Reveal(others.SecretServerKey!));
        Assert.Equal(["POST /projects/auth/keys", "POST /projects/auth/keys"], Host.Requests);
        Assert.Equal($$"""{"project_id":"{{App.ProjectId}}","auth_provider":"better_auth"}""", Bodies("POST").First());
    }

    [Fact]
    public void A_piped_integration_supplies_the_project_and_provider()
    {
        Enable(provider: "stack");
        Host.Get<AuthSetup>($"Get-NeonAuth {OnMain} | New-NeonAuthSdkKey");
        Host.Get<AuthProjectTransfer>($"Get-NeonAuth {OnMain} | Request-NeonAuthProjectTransfer -Confirm:$false");

        Assert.All(Bodies("POST"), body => Assert.Equal($$"""{"project_id":"{{App.ProjectId}}","auth_provider":"stack"}""", body));
    }

    /// <summary>The context has a project, which must not be used for an object that is not Neon Auth.</summary>
    [Theory]
    [InlineData("Get-NeonDatabase")]
    [InlineData("Get-NeonBranch -Project app")]
    [InlineData("Get-NeonAuthDomain")]
    [InlineData("(Get-NeonOperation -Project app)[0]")]
    public void Only_Neon_Auth_or_its_project_can_be_transferred(string source)
    {
        Enable(provider: "stack");
        Host.Run($"Add-NeonAuthDomain https://app.example.com {OnMain}");
        Host.Session.Context = new NeonContext { ProjectId = App.ProjectId, BranchId = App.MainBranchId };
        Host.Forget();

        Assert.Equal("InputObjectNotBound", Host.Run($"{source} | Request-NeonAuthProjectTransfer stack -Confirm:$false").ErrorId);

        Assert.Empty(Bodies("POST"));
    }

    [Fact]
    public void A_piped_project_is_transferred_for_the_specified_provider()
    {
        Enable(provider: "stack");
        Host.Get<AuthProjectTransfer>("Get-NeonProject app | Request-NeonAuthProjectTransfer stack -Confirm:$false");

        Assert.Equal($$"""{"project_id":"{{App.ProjectId}}","auth_provider":"stack"}""", Assert.Single(Bodies("POST")));
    }

    [Fact]
    public void A_project_is_found_by_name_or_from_the_context()
    {
        Enable();
        Host.Get<AuthSetup>("New-NeonAuthSdkKey -Project app");
        Host.Session.Context = new NeonContext { ProjectId = App.ProjectId };
        Host.Get<AuthSetup>("New-NeonAuthSdkKey");

        Assert.Equal(2, Bodies("POST").Count());
        Assert.Single(Bodies("POST").Distinct());
    }

    [Theory]
    [InlineData("New-NeonAuthSdkKey stack")]
    [InlineData("Request-NeonAuthProjectTransfer stack -Confirm:$false")]
    public void A_provider_that_is_not_in_use_is_an_error(string command)
    {
        Enable();

        Assert.Equal("NeonAuthNotFound", Host.Run($"{command} -Project {App.ProjectId}").ErrorId);
    }

    [Fact]
    public void The_transfer_URL_is_a_secret_unless_plain_text_is_requested()
    {
        Enable(provider: "stack");
        var transfer = Assert.Single(Host.Get<AuthProjectTransfer>($"Request-NeonAuthProjectTransfer stack -Project {App.ProjectId} -Confirm:$false"));
        var text = Assert.Single(Host.Get<string>($"Request-NeonAuthProjectTransfer stack -Project {App.ProjectId} -AsPlainText -Confirm:$false"));

        Assert.Equal((App.ProjectId, "stack"), (transfer.ProjectId, transfer.AuthProvider));
        Assert.Equal(App.ProjectId, transfer.ToString());
        Assert.StartsWith("https://", Secret.Reveal(transfer.Url!), StringComparison.Ordinal);
        Assert.StartsWith("https://", text, StringComparison.Ordinal);
        Assert.Equal("POST /projects/auth/transfer_ownership", Host.Requests[0]);
        Assert.Equal("initiated", Assert.Single(Host.Get<AuthIntegration>($"Get-NeonAuth {OnMain}")).TransferStatus);
    }

    [Fact]
    public void The_prompt_says_that_the_transfer_is_permanent()
    {
        Assert.Contains("permanently take over Neon's project at stack", Assert.Single(Asked("Request-NeonAuthProjectTransfer stack -Project app")), StringComparison.Ordinal);
        Assert.Empty(Host.Requests);
    }

    [Fact]
    public void A_locked_project_named_only_in_the_body_is_waited_for()
    {
        Enable();
        Host.Emulator.StartSystemOperation(App.ProjectId);

        Assert.Single(Host.Get<AuthSetup>($"New-NeonAuthSdkKey -Project {App.ProjectId}"));

        Assert.Contains(Host.Emulator.Exchanges, exchange => exchange is { Method: "POST", Status: 423 });
        Assert.Contains(Host.Requests, request => request.StartsWith($"GET /projects/{App.ProjectId}/operations", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_project_named_only_in_the_body_waits_in_its_queue()
    {
        Enable();
        // The clock would run to the end of the lock time-out while this thread waits for a processor.
        Host.Clock.Automatic = false;
        var queue = await ProjectQueues.EnterAsync(Host.Connection.BaseUri, App.ProjectId, CancellationToken.None);

        var call = new AuthApi(new NeonClient(Host.Connection)).CreateKeysAsync(App.ProjectId, "better_auth", CancellationToken.None);

        Assert.Equal(2, ProjectQueues.UsersOf(Host.Connection.BaseUri, App.ProjectId));
        Assert.Empty(Host.Requests);
        queue.Dispose();
        Host.Clock.Automatic = true;
        Assert.NotNull((await call).SecretServerKey);
    }
}
