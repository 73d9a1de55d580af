using Neon.Tests.Reliability;
using Neon.Tests.Support;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.AuthSettings;

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class AuthSettingsTestData : CmdletTestData
{
    private const string Smtp = "-SmtpHost smtp.example.com -Port 587 -Credential $mailer -SenderEmail hello@example.com -SenderName App";
    private const string Auth = "$null = Enable-NeonAuth";

    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Looks, "Set-NeonAuthEmailPasswordConfig -RequireEmailVerification -DisableSignUp", "updateNeonAuthEmailAndPasswordConfig") { Prepare = [Auth] },
        new(Looks, "Set-NeonAuthEmailProvider -Shared -SenderName Shop", "updateNeonAuthEmailProvider") { Prepare = [Auth] },
        new(Unseen, $"Set-NeonAuthEmailProvider {Smtp}", "updateNeonAuthEmailProvider") { Prepare = [Auth], IsUnknown = true },
        new(Looks, "Set-NeonAuthLocalhostAccess -Allow:$false", "updateNeonAuthAllowLocalhost") { Prepare = [Auth] },
        new(Looks, "Set-NeonAuthOrganizationPlugin -OrganizationLimit 3", "updateNeonAuthOrganizationPlugin") { Prepare = [Auth] },
        new(Looks, "Set-NeonAuthMagicLinkPlugin -ExpiresIn 00:20:00", "updateNeonAuthMagicLinkPlugin") { Prepare = [Auth] },
        new(Looks, "Set-NeonAuthPhoneNumberPlugin -Enabled", "updateNeonAuthPhoneNumberPlugin") { Prepare = [Auth] },
        new(Looks, "Set-NeonAuthWebhook -Enabled -Url https://app.example.com/hook -Event user.created", "updateNeonAuthWebhookConfig") { Prepare = [Auth] },
        new(Looks, "Set-NeonAuthConfig Acme", "updateNeonAuthConfig") { Prepare = [Auth] },
        new(Unseen, $"Send-NeonAuthTestEmail ada@example.com {Smtp}", "sendNeonAuthTestEmail") { Prepare = [Auth], IsUnknown = true },
        new(Unseen, "Test-NeonAuthEmailProvider ada@example.com", "sendNeonAuthEmailProviderTest") { Prepare = [Auth, $"$null = Set-NeonAuthEmailProvider {Smtp}"], IsUnknown = true },
    ];
}
