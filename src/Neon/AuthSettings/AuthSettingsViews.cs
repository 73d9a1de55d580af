using static Neon.Display;
using static Neon.AuthSettingsDisplay;

namespace Neon;

internal sealed class AuthEmailPasswordConfigView : ObjectView<AuthEmailPasswordConfig>
{
    public AuthEmailPasswordConfigView()
    {
        GroupBy("Project", config => Text(config.ProjectId));

        Column("BranchId", 31, config => Text(config.BranchId));
        Column("Enabled", 7, config => YesNo(config.Enabled));
        Column("NoSignUp", 8, config => YesNo(config.DisableSignUp));
        Column("Verified", 8, config => YesNo(config.RequireEmailVerification));
        Column("OnSignUp", 8, config => YesNo(config.SendVerificationEmailOnSignUp));
        Column("OnSignIn", 8, config => YesNo(config.SendVerificationEmailOnSignIn));

        Item("Enabled", config => YesNo(config.Enabled));
        Item("DisableSignUp", config => YesNo(config.DisableSignUp));
        Item("RequireEmailVerification", config => YesNo(config.RequireEmailVerification));
        Item("EmailVerificationMethod", config => Text(config.EmailVerificationMethod));
        Item("AutoSignInAfterVerification", config => YesNo(config.AutoSignInAfterVerification));
        Item("SendVerificationEmailOnSignUp", config => YesNo(config.SendVerificationEmailOnSignUp));
        Item("SendVerificationEmailOnSignIn", config => YesNo(config.SendVerificationEmailOnSignIn));
        Item("BranchId", config => Text(config.BranchId));
        Item("ProjectId", config => Text(config.ProjectId));
    }
}

internal sealed class AuthEmailProviderView : ObjectView<AuthEmailProvider>
{
    public AuthEmailProviderView()
    {
        GroupBy("Project", provider => Text(provider.ProjectId));

        Column("BranchId", 31, provider => Text(provider.BranchId));
        Column("Type", 8, provider => Text(provider.Type));
        Column("Server", 38, provider => MailServer(provider));
        Column("Sender", Rest, provider => Text(provider.SenderEmail));

        Item("Type", provider => Text(provider.Type));
        Item("SmtpHost", provider => Text(provider.SmtpHost));
        Item("Port", provider => Text(provider.Port));
        Item("Username", provider => Text(provider.Username));
        Item("Password", provider => Mask(provider.Password));
        Item("SenderEmail", provider => Text(provider.SenderEmail));
        Item("SenderName", provider => Text(provider.SenderName));
        Item("BranchId", provider => Text(provider.BranchId));
        Item("ProjectId", provider => Text(provider.ProjectId));
    }
}

internal sealed class AuthLocalhostAccessView : ObjectView<AuthLocalhostAccess>
{
    public AuthLocalhostAccessView()
    {
        GroupBy("Project", access => Text(access.ProjectId));

        Column("BranchId", 31, access => Text(access.BranchId));
        Column("Localhost", 9, access => YesNo(access.AllowLocalhost));

        Item("AllowLocalhost", access => YesNo(access.AllowLocalhost));
        Item("BranchId", access => Text(access.BranchId));
        Item("ProjectId", access => Text(access.ProjectId));
    }
}

internal sealed class AuthConfigView : ObjectView<AuthConfig>
{
    public AuthConfigView()
    {
        GroupBy("Project", config => Text(config.ProjectId));

        Column("BranchId", 31, config => Text(config.BranchId));
        Column("Name", Rest, config => Text(config.Name));

        Item("Name", config => Text(config.Name));
        Item("BranchId", config => Text(config.BranchId));
        Item("ProjectId", config => Text(config.ProjectId));
    }
}

internal sealed class AuthPluginsView : ObjectView<AuthPlugins>
{
    public AuthPluginsView()
    {
        GroupBy("Project", plugins => Text(plugins.ProjectId));

        Column("BranchId", 31, plugins => Text(plugins.BranchId));
        Column("Password", 8, plugins => YesNo(plugins.EmailPassword?.Enabled));
        Column("MagicLink", 9, plugins => YesNo(plugins.MagicLink?.Enabled));
        Column("Phone", 5, plugins => YesNo(plugins.PhoneNumber?.Enabled));
        Column("Organization", 12, plugins => YesNo(plugins.Organization?.Enabled));
        Column("Localhost", 9, plugins => YesNo(plugins.AllowLocalhost));

        Item("EmailPassword", plugins => YesNo(plugins.EmailPassword?.Enabled));
        Item("MagicLink", plugins => YesNo(plugins.MagicLink?.Enabled));
        Item("LinkLifetime", plugins => Lifetime(plugins.MagicLink?.ExpiresIn));
        Item("PhoneNumber", plugins => YesNo(plugins.PhoneNumber?.Enabled));
        Item("CodeLifetime", plugins => Lifetime(plugins.PhoneNumber?.OtpExpiresIn));
        Item("Organization", plugins => YesNo(plugins.Organization?.Enabled));
        Item("EmailProvider", plugins => MailServer(plugins.EmailProvider));
        Item("OAuthProviders", plugins => List(plugins.OAuthProviders));
        Item("AllowLocalhost", plugins => YesNo(plugins.AllowLocalhost));
        Item("BranchId", plugins => Text(plugins.BranchId));
        Item("ProjectId", plugins => Text(plugins.ProjectId));
    }
}

internal sealed class AuthOrganizationPluginView : ObjectView<AuthOrganizationPlugin>
{
    public AuthOrganizationPluginView()
    {
        GroupBy("Project", plugin => Text(plugin.ProjectId));

        Column("BranchId", 31, plugin => Text(plugin.BranchId));
        Column("Enabled", 7, plugin => YesNo(plugin.Enabled));
        Column("PerPerson", 9, plugin => Text(plugin.OrganizationLimit), right: true);
        Column("Members", 7, plugin => Text(plugin.MembershipLimit), right: true);
        Column("Creator", 7, plugin => Text(plugin.CreatorRole));
        Column("Mails", 5, plugin => YesNo(plugin.SendInvitationEmail));

        Item("Enabled", plugin => YesNo(plugin.Enabled));
        Item("OrganizationLimit", plugin => Text(plugin.OrganizationLimit));
        Item("MembershipLimit", plugin => Text(plugin.MembershipLimit));
        Item("CreatorRole", plugin => Text(plugin.CreatorRole));
        Item("SendInvitationEmail", plugin => YesNo(plugin.SendInvitationEmail));
        Item("BranchId", plugin => Text(plugin.BranchId));
        Item("ProjectId", plugin => Text(plugin.ProjectId));
    }
}

internal sealed class AuthMagicLinkPluginView : ObjectView<AuthMagicLinkPlugin>
{
    public AuthMagicLinkPluginView()
    {
        GroupBy("Project", plugin => Text(plugin.ProjectId));

        Column("BranchId", 31, plugin => Text(plugin.BranchId));
        Column("Enabled", 7, plugin => YesNo(plugin.Enabled));
        Column("NoSignUp", 8, plugin => YesNo(plugin.DisableSignUp));
        Column("Lifetime", 12, plugin => Lifetime(plugin.ExpiresIn), right: true);

        Item("Enabled", plugin => YesNo(plugin.Enabled));
        Item("DisableSignUp", plugin => YesNo(plugin.DisableSignUp));
        Item("LinkLifetime", plugin => Lifetime(plugin.ExpiresIn));
        Item("BranchId", plugin => Text(plugin.BranchId));
        Item("ProjectId", plugin => Text(plugin.ProjectId));
    }
}

internal sealed class AuthPhoneNumberPluginView : ObjectView<AuthPhoneNumberPlugin>
{
    public AuthPhoneNumberPluginView()
    {
        GroupBy("Project", plugin => Text(plugin.ProjectId));

        Column("BranchId", 31, plugin => Text(plugin.BranchId));
        Column("Enabled", 7, plugin => YesNo(plugin.Enabled));
        Column("Lifetime", 12, plugin => Lifetime(plugin.OtpExpiresIn), right: true);

        Item("Enabled", plugin => YesNo(plugin.Enabled));
        Item("CodeLifetime", plugin => Lifetime(plugin.OtpExpiresIn));
        Item("BranchId", plugin => Text(plugin.BranchId));
        Item("ProjectId", plugin => Text(plugin.ProjectId));
    }
}

internal sealed class AuthWebhookView : ObjectView<AuthWebhook>
{
    public AuthWebhookView()
    {
        GroupBy("Project", webhook => Text(webhook.ProjectId));

        Column("BranchId", 31, webhook => Text(webhook.BranchId));
        Column("Enabled", 7, webhook => YesNo(webhook.Enabled));
        Column("Events", 6, webhook => Count(webhook.Events), right: true);
        Column("Timeout", 8, webhook => Seconds(webhook.TimeoutSeconds), right: true);
        Column("Url", Rest, webhook => Text(webhook.Url));

        Item("Enabled", webhook => YesNo(webhook.Enabled));
        Item("Url", webhook => Text(webhook.Url));
        Item("Events", webhook => List(webhook.Events));
        Item("Timeout", webhook => Seconds(webhook.TimeoutSeconds));
        Item("BranchId", webhook => Text(webhook.BranchId));
        Item("ProjectId", webhook => Text(webhook.ProjectId));
    }
}

internal sealed class AuthTestEmailView : ObjectView<AuthTestEmail>
{
    public AuthTestEmailView()
    {
        GroupBy("Branch", email => Place(email.ProjectId, email.BranchId));

        Column("Recipient", 60, email => Text(email.Recipient));
        Column("Success", 7, email => Success(email.Success));

        Item("Recipient", email => Text(email.Recipient));
        Item("Success", email => Success(email.Success));
        Item("BranchId", email => Text(email.BranchId));
        Item("ProjectId", email => Text(email.ProjectId));
    }
}

internal static class AuthSettingsDisplay
{
    /// <summary>A lifetime.</summary>
    /// <param name="duration">The time.</param>
    /// <returns>Text such as <c>5 min</c>; empty for no time.</returns>
    public static string Lifetime(TimeSpan? duration) => Seconds((long?)duration?.TotalSeconds);

    /// <summary>A mail server.</summary>
    /// <param name="provider">The email provider of Neon Auth.</param>
    /// <returns>Text such as <c>smtp.example.com:587</c>; the type of server if it has no name.</returns>
    public static string MailServer(AuthEmailProvider? provider) => provider switch
    {
        null => string.Empty,
        { SmtpHost: { } host, Port: { } port } => VisibleText.Of($"{host}:{port}"),
        _ => VisibleText.Of(provider.SmtpHost ?? provider.Type),
    };
}
