using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.AuthSettings;

public sealed class AuthSettingsLostResponseTests : IDisposable
{
    private const string Own = "-SmtpHost smtp.example.com -Port 587 -Credential $mailer -SenderEmail hello@example.com -SenderName App";
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly (string, object?) _mailer = ("mailer", new PSCredential("mailer@example.com", Secret.Of("S3cret!Word")));

    public AuthSettingsLostResponseTests() => _app = _host.SeedAuth();

    public static TheoryData<string, string> Changes => new()
    {
        { "updateNeonAuthEmailAndPasswordConfig", "Set-NeonAuthEmailPasswordConfig -RequireEmailVerification -DisableSignUp -EmailVerificationMethod link" },
        { "updateNeonAuthEmailProvider", "Set-NeonAuthEmailProvider -Shared -SenderName Shop" },
        { "updateNeonAuthAllowLocalhost", "Set-NeonAuthLocalhostAccess -Allow:$false" },
        { "updateNeonAuthOrganizationPlugin", "Set-NeonAuthOrganizationPlugin -OrganizationLimit 3" },
        { "updateNeonAuthMagicLinkPlugin", "Set-NeonAuthMagicLinkPlugin -ExpiresIn 00:20:00" },
        { "updateNeonAuthPhoneNumberPlugin", "Set-NeonAuthPhoneNumberPlugin -Enabled" },
        { "updateNeonAuthWebhookConfig", "Set-NeonAuthWebhook -Enabled -Url https://app.example.com/hook -Event send.otp, user.created" },
    };

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_confirmed_instead_of_being_retried(string operation, string command)
    {
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());

        var changed = Assert.Single(_host.Get<Neon.AuthSettings>($"{command} {_app.Named()}", _mailer));

        Assert.Equal((_app.ProjectId, _app.MainBranchId), (changed.ProjectId, changed.BranchId));
        Assert.Single(_host.Emulator.Exchanges, exchange => exchange.OperationId == operation);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_that_did_not_happen_has_an_unknown_outcome(string operation, string command)
    {
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"{command} {_app.Named()}", _mailer).ErrorId);
        Assert.Single(_host.Emulator.Exchanges, exchange => exchange.OperationId == operation);
    }

    [Theory]
    [InlineData("sendNeonAuthTestEmail", $"Send-NeonAuthTestEmail ada@example.com {Own}")]
    [InlineData("sendNeonAuthEmailProviderTest", "Test-NeonAuthEmailProvider ada@example.com")]
    public void A_lost_response_to_an_email_is_reported_as_unknown_and_not_retried(string operation, string command)
    {
        _host.Run($"Set-NeonAuthEmailProvider {Own} {_app.Named()}", _mailer);
        _host.Forget();
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"{command} {_app.Named()}", _mailer).ErrorId);
        Assert.Single(_host.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_change_to_a_hidden_password_is_reported_as_unknown(bool isChanged)
    {
        _host.Run($"Set-NeonAuthEmailProvider {Own} {_app.Named()}", _mailer);
        _host.Emulator.Faults.Add("updateNeonAuthEmailProvider", isChanged ? EmulatorFault.DropAfterEffect() : EmulatorFault.DropBeforeEffect());

        var result = _host.Run(
            $"Set-NeonAuthEmailProvider -Credential $mailer {_app.Named()}", ("mailer", new PSCredential("mailer@example.com", Secret.Of("another"))));

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
    }

    [Theory]
    [InlineData("Acme", null)]
    [InlineData("App", "NeonOutcomeUnknown")]
    public void The_app_name_is_looked_up_in_the_integration(string shown, string? error)
    {
        using var handler = new LosingHandler($$"""{"auth_provider":"better_auth","name":"{{shown}}"}""");
        using var host = new NeonHost(handler: handler);

        var result = host.Run("Set-NeonAuthConfig Acme -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4");

        Assert.Equal(error is null ? [] : [error], result.Errors.Select(record => record.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(1, handler.Changes);
    }

    /// <summary>Loses the response to every change, and shows the same state to every request.</summary>
    private sealed class LosingHandler(string shown) : HttpMessageHandler
    {
        public int Changes { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Get)
            {
                Changes++;
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
            }

            Assert.EndsWith("/branches/br-calm-lake-a1b2c3d4/auth", request.RequestUri!.AbsolutePath, StringComparison.Ordinal);
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(shown, System.Text.Encoding.UTF8, "application/json") });
        }
    }
}
