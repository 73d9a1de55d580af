using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.AuthSettings;

public sealed class AuthWebhookTests : IDisposable
{
    private const string Url = "https://app.example.com/neon-auth";
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public AuthWebhookTests() => _app = _host.SeedAuth();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_webhook_is_replaced_completely_with_one_request()
    {
        Set($"-Enabled -Url {Url}/old -Event user.before_create -TimeoutSec 9");
        _host.Forget();

        var webhook = Set($"-Enabled -Url {Url} -Event user.created, phone_number.verified");

        Assert.Equal([$"PUT {_app.AuthPath()}/webhooks"], _host.Requests);
        Assert.Equal(
            $$"""{"enabled":true,"webhook_url":"{{Url}}","enabled_events":["user.created","phone_number.verified"]}""",
            _host.Emulator.Exchanges[0].Body);
        Assert.Equal((true, Url, 5), (webhook.Enabled, webhook.Url, webhook.TimeoutSeconds));
        Assert.Equal(["user.created", "phone_number.verified"], webhook.Events);
        Assert.Equal((_app.ProjectId, _app.MainBranchId), (webhook.ProjectId, webhook.BranchId));
    }

    [Fact]
    public void Append_reads_first_adds_events_and_keeps_the_rest()
    {
        Set($"-Enabled -Url {Url} -Event user.created -TimeoutSec 9");
        _host.Forget();

        var webhook = Set("-Event send.otp, user.created -Append");

        Assert.Equal([$"GET {_app.AuthPath()}/webhooks", $"PUT {_app.AuthPath()}/webhooks"], _host.Requests);
        Assert.Equal(
            $$"""{"enabled":true,"webhook_url":"{{Url}}","enabled_events":["user.created","send.otp"],"timeout_seconds":9}""",
            _host.Emulator.Exchanges[1].Body);
        Assert.Equal(["user.created", "send.otp"], webhook.Events);
    }

    [Fact]
    public void Append_can_pause_the_webhook_and_change_its_URL()
    {
        Set($"-Enabled -Url {Url} -Event user.created");

        var paused = Set("-Enabled:$false -Append");
        var moved = Set($"-Url {Url}/new -TimeoutSec 3 -Append");

        Assert.Equal((false, Url), (paused.Enabled, paused.Url));
        Assert.Equal((false, $"{Url}/new", 3), (moved.Enabled, moved.Url, moved.TimeoutSeconds));
        Assert.Equal(["user.created"], moved.Events);
    }

    [Fact]
    public void Disabling_without_append_removes_all_settings()
    {
        Set($"-Enabled -Url {Url} -Event user.created");

        var webhook = Set("-Enabled:$false");

        Assert.Equal("""{"enabled":false}""", _host.Emulator.Exchanges[^1].Body);
        Assert.Null(webhook.Url);
        Assert.Empty(webhook.Events!);
    }

    [Theory]
    [InlineData("-Enabled")]
    [InlineData("-Url https://app.example.com/neon-auth")]
    [InlineData("-Enabled -Url https://app.example.com/neon-auth")]
    [InlineData("-Enabled -Event user.created")]
    [InlineData("-Enabled -Url https://app.example.com/neon-auth -Event @()")]
    [InlineData("-TimeoutSec 3")]
    public void Without_append_an_incomplete_webhook_is_refused(string parameters)
    {
        var result = _host.Run($"Set-NeonAuthWebhook {parameters} {_app.Named()}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("-Append", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Appending_no_events_is_refused() =>
        Assert.Equal("NeonInvalidInput", _host.Run($"Set-NeonAuthWebhook -Event @() -Append {_app.Named()}").ErrorId);

    [Fact]
    public void A_webhook_of_one_branch_is_not_written_to_another()
    {
        Set($"-Enabled -Url {Url} -Event user.created");
        _host.AddAuthBranch(_app, "dev");

        Assert.False(Assert.Single(_host.Get<AuthWebhook>($"Get-NeonAuthWebhook -Project {_app.ProjectId} -Branch dev")).Enabled);
    }

    private AuthWebhook Set(string parameters) => Assert.Single(_host.Get<AuthWebhook>($"Set-NeonAuthWebhook {parameters} {_app.Named()}"));
}
