using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.AuthSettings;

public sealed class AuthEmailTests : IDisposable
{
    private const string Own = "-SmtpHost smtp.example.com -Port 587 -Credential $mailer -SenderEmail hello@example.com -SenderName App";
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly (string, object?) _mailer = ("mailer", new PSCredential("mailer@example.com", Secret.Of("S3cret!Word")));

    public AuthEmailTests() => _app = _host.SeedAuth();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_custom_server_is_sent_with_its_type_and_returned_without_its_password()
    {
        var provider = Assert.Single(_host.Get<AuthEmailProvider>($"Set-NeonAuthEmailProvider {Own} {_app.Named()}", _mailer));

        Assert.Equal([$"PATCH {_app.AuthPath()}/email_provider"], _host.Requests);
        Assert.Equal(
            """{"type":"standard","host":"smtp.example.com","port":587,"username":"mailer@example.com","password":"S3cret!Word","sender_email":"hello@example.com","sender_name":"App"}""",
            _host.Emulator.Exchanges[0].Body);
        Assert.Equal(("standard", "smtp.example.com", 587), (provider.Type, provider.SmtpHost, provider.Port));
        Assert.Equal(("hello@example.com", "App"), (provider.SenderEmail, provider.SenderName));
        Assert.Equal("mailer@example.com", provider.Username);
        Assert.Null(provider.Password);
        Assert.Null(provider.Credential);
    }

    [Theory]
    [InlineData("S3cret!Word", true)]
    [InlineData("********", false)]
    [InlineData("•••", false)]
    [InlineData("**a**", true)]
    public void A_masked_password_is_never_mistaken_for_the_password(string password, bool isKnown)
    {
        using var host = new NeonHost(handler: new CannedReply(
            $$"""{"type":"standard","host":"smtp.example.com","port":25,"username":"u","password":"{{password}}","sender_email":"a@example.com","sender_name":"A"}"""));

        var provider = Assert.Single(host.Get<AuthEmailProvider>("Get-NeonAuthEmailProvider -Project quiet-forest-12345678 -Branch br-summer-frog-a1234567"));

        Assert.Equal(isKnown ? password : null, provider.Credential?.GetNetworkCredential().Password);
        Assert.Equal(isKnown, provider.Password is not null);
    }

    [Fact]
    public void Testing_the_shared_server_is_refused_with_advice()
    {
        var result = _host.Run($"Test-NeonAuthEmailProvider ada@example.com {_app.Named()}");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Contains("Set-NeonAuthEmailProvider", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_specified_values_of_an_existing_server_are_changed()
    {
        _host.Get<AuthEmailProvider>($"Set-NeonAuthEmailProvider {Own} {_app.Named()}", _mailer);

        var provider = Assert.Single(_host.Get<AuthEmailProvider>($"Set-NeonAuthEmailProvider -Port 465 {_app.Named()}"));

        Assert.Equal("""{"type":"standard","port":465}""", _host.Emulator.Exchanges[^1].Body);
        Assert.Equal(("smtp.example.com", 465), (provider.SmtpHost, provider.Port));
    }

    [Fact]
    public void The_shared_server_accepts_a_sender_and_keeps_nothing_of_the_previous_server()
    {
        _host.Get<AuthEmailProvider>($"Set-NeonAuthEmailProvider {Own} {_app.Named()}", _mailer);

        var provider = Assert.Single(_host.Get<AuthEmailProvider>($"Get-NeonAuthEmailProvider {_app.Named()} | Set-NeonAuthEmailProvider -Shared -SenderName Shop"));

        Assert.Equal("""{"type":"shared","sender_name":"Shop"}""", _host.Emulator.Exchanges[^1].Body);
        Assert.Equal(("shared", null, null, "Shop"), (provider.Type, provider.SmtpHost, provider.Credential, provider.SenderName));
    }

    [Fact]
    public void The_first_custom_server_must_be_complete()
    {
        var result = _host.Run($"Set-NeonAuthEmailProvider -SmtpHost smtp.example.com {_app.Named()}");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Contains("port is required", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_password_is_never_shown()
    {
        var result = _host.Run(
            $"Set-NeonAuthEmailProvider {Own} {_app.Named()} -Verbose; Send-NeonAuthTestEmail ada@example.com {Own.Replace("smtp.example.com", "smtp.invalid", StringComparison.Ordinal)} {_app.Named()} -Verbose",
            _mailer);
        var provider = result.Output[0].BaseObject;
        var unmasked = new AuthEmailProvider { Type = "standard", Username = "u", Password = Secret.Of("S3cret!Word") };

        var text = string.Join('\n', [
            .. View.Table(_host, provider),
            .. View.List(_host, provider),
            .. View.List(_host, unmasked),
            .. result.Verbose,
            .. result.Errors.Select(error => $"{error} {error.ErrorDetails} {error.Exception}"),
            provider.ToString()!,
        ]);

        Assert.Single(result.Errors);
        Assert.Contains(Secret.Mask, text, StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret!Word", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SecureString", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_email_is_sent_through_the_specified_server()
    {
        var mail = Assert.Single(_host.Get<AuthTestEmail>($"Send-NeonAuthTestEmail ada@example.com {Own} {_app.Named()}", _mailer));

        Assert.Equal([$"POST {_app.AuthPath()}/send_test_email"], _host.Requests);
        Assert.Equal(
            """{"host":"smtp.example.com","port":587,"username":"mailer@example.com","password":"S3cret!Word","sender_email":"hello@example.com","sender_name":"App","recipient_email":"ada@example.com"}""",
            _host.Emulator.Exchanges[0].Body);
        Assert.Equal(("ada@example.com", true, _app.MainBranchId, _app.ProjectId), (mail.Recipient, mail.Success, mail.BranchId, mail.ProjectId));
        Assert.Equal("shared", Assert.Single(_host.Get<AuthEmailProvider>($"Get-NeonAuthEmailProvider {_app.Named()}")).Type);
    }

    [Fact]
    public void The_server_of_the_branch_is_tested_with_an_email()
    {
        var mail = Assert.Single(_host.Get<AuthTestEmail>(
            $"Set-NeonAuthEmailProvider {Own} {_app.Named()} | Test-NeonAuthEmailProvider ada@example.com", _mailer));

        Assert.Equal($"POST {_app.AuthPath()}/email_provider/test", _host.Requests[^1]);
        Assert.Equal("""{"recipient_email":"ada@example.com"}""", _host.Emulator.Exchanges[^1].Body);
        Assert.Equal(("ada@example.com", true), (mail.Recipient, mail.Success));
    }

    [Theory]
    [InlineData("Send-NeonAuthTestEmail ada@example.com {0} {1}")]
    [InlineData("Set-NeonAuthEmailProvider {0} {1} | Test-NeonAuthEmailProvider ada@example.com")]
    public void An_email_that_the_server_rejects_is_an_error_even_if_Neon_returns_200(string script)
    {
        var command = string.Format(
            System.Globalization.CultureInfo.InvariantCulture, script, Own.Replace("smtp.example.com", "smtp.invalid", StringComparison.Ordinal), _app.Named());
        var result = _host.Run(command, _mailer);

        Assert.Empty(result.Output);
        Assert.Equal("NeonMailNotSent", result.ErrorId);
        Assert.Equal(ErrorCategory.OperationStopped, result.Error.CategoryInfo.Category);
        Assert.Contains("ada@example.com", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("ENOTFOUND smtp.invalid", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("port", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.NotNull(result.Error.TargetObject);
        Assert.Equal(200, _host.Emulator.Exchanges[^1].Status);
    }

    [Fact]
    public void One_failed_email_does_not_block_the_next()
    {
        _host.AddAuthBranch(_app, "dev");
        _host.Run($"'main', 'dev' | Set-NeonAuthEmailProvider {Own} -Project {_app.ProjectId}", _mailer);
        _host.Run($"Set-NeonAuthEmailProvider {Own.Replace("smtp.example.com", "smtp.invalid", StringComparison.Ordinal)} {_app.Named()}", _mailer);

        var result = _host.Run($"'main', 'dev' | Test-NeonAuthEmailProvider ada@example.com -Project {_app.ProjectId}");

        Assert.Equal("main", result.Error.TargetObject);
        Assert.Single(result.Output);
    }

    [Fact]
    public void Sending_a_test_email_supports_WhatIf()
    {
        Assert.Empty(_host.Run($"Send-NeonAuthTestEmail ada@example.com {Own} -Project app -Branch main -WhatIf", _mailer).Output);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void An_invalid_email_address_is_refused()
    {
        var result = _host.Run($"Send-NeonAuthTestEmail 'ada at example.com' {Own} {_app.Named()}", _mailer);

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }
}
