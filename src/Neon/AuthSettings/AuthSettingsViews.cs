using static Neon.Display;
using static Neon.AuthSettingsDisplay;

namespace Neon;

internal sealed class AuthEmailPasswordConfigView : ObjectView<AuthEmailPasswordConfig>
{
    public AuthEmailPasswordConfigView()
    {
        GroupBy("Project", config => Text(config.ProjectId));

        Column("BranchId", Rest, config => Text(config.BranchId));
        Column("Enabled", 7, config => Flag(config.Enabled));
        Column("DisableSignUp", 13, config => Flag(config.DisableSignUp));
        Column("RequireEmailVerification", 24, config => Flag(config.RequireEmailVerification));

        Item("Enabled", config => Flag(config.Enabled));
        Item("DisableSignUp", config => Flag(config.DisableSignUp));
        Item("RequireEmailVerification", config => Flag(config.RequireEmailVerification));
        Item("EmailVerificationMethod", config => Text(config.EmailVerificationMethod));
        Item("AutoSignInAfterVerification", config => Flag(config.AutoSignInAfterVerification));
        Item("SendVerificationEmailOnSignUp", config => Flag(config.SendVerificationEmailOnSignUp));
        Item("SendVerificationEmailOnSignIn", config => Flag(config.SendVerificationEmailOnSignIn));
        Item("BranchId", config => Text(config.BranchId));
        Item("ProjectId", config => Text(config.ProjectId));
    }
}

internal sealed class AuthEmailProviderView : ObjectView<AuthEmailProvider>
{
    public AuthEmailProviderView()
    {
        GroupBy("Project", provider => Text(provider.ProjectId));

        Column("BranchId", Rest, provider => Text(provider.BranchId));
        Column("Type", 8, provider => Text(provider.Type));
        Column("SmtpHost", Rest, provider => Text(provider.SmtpHost));
        Column("SenderEmail", Rest, provider => Text(provider.SenderEmail));

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

        Column("BranchId", Rest, access => Text(access.BranchId));
        Column("AllowLocalhost", 14, access => Flag(access.AllowLocalhost));

        Item("AllowLocalhost", access => Flag(access.AllowLocalhost));
        Item("BranchId", access => Text(access.BranchId));
        Item("ProjectId", access => Text(access.ProjectId));
    }
}

internal sealed class AuthConfigView : ObjectView<AuthConfig>
{
    public AuthConfigView()
    {
        GroupBy("Project", config => Text(config.ProjectId));

        Column("BranchId", Rest, config => Text(config.BranchId));
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

        Column("BranchId", Rest, plugins => Text(plugins.BranchId));
        Column("Passwords", 9, plugins => Flag(plugins.EmailPassword?.Enabled));
        Column("MagicLinks", 10, plugins => Flag(plugins.MagicLink?.Enabled));
        Column("PhoneCodes", 10, plugins => Flag(plugins.PhoneNumber?.Enabled));

        Item("EmailPassword", plugins => Flag(plugins.EmailPassword?.Enabled));
        Item("MagicLink", plugins => Plugin(plugins.MagicLink?.Enabled, "links", plugins.MagicLink?.ExpiresIn));
        Item("PhoneNumber", plugins => Plugin(plugins.PhoneNumber?.Enabled, "codes", plugins.PhoneNumber?.OtpExpiresIn));
        Item("Organization", plugins => Flag(plugins.Organization?.Enabled));
        Item("EmailProvider", plugins => MailServer(plugins.EmailProvider));
        Item("OAuthProviders", plugins => List(plugins.OAuthProviders));
        Item("AllowLocalhost", plugins => Flag(plugins.AllowLocalhost));
        Item("BranchId", plugins => Text(plugins.BranchId));
        Item("ProjectId", plugins => Text(plugins.ProjectId));
    }
}

internal sealed class AuthOrganizationPluginView : ObjectView<AuthOrganizationPlugin>
{
    public AuthOrganizationPluginView()
    {
        GroupBy("Project", plugin => Text(plugin.ProjectId));

        Column("BranchId", Rest, plugin => Text(plugin.BranchId));
        Column("Enabled", 7, plugin => Flag(plugin.Enabled));
        Column("OrganizationLimit", 17, plugin => Text(plugin.OrganizationLimit), right: true);
        Column("CreatorRole", 11, plugin => Text(plugin.CreatorRole));

        Item("Enabled", plugin => Flag(plugin.Enabled));
        Item("OrganizationLimit", plugin => Text(plugin.OrganizationLimit));
        Item("MembershipLimit", plugin => Text(plugin.MembershipLimit));
        Item("CreatorRole", plugin => Text(plugin.CreatorRole));
        Item("SendInvitationEmail", plugin => Flag(plugin.SendInvitationEmail));
        Item("BranchId", plugin => Text(plugin.BranchId));
        Item("ProjectId", plugin => Text(plugin.ProjectId));
    }
}

internal sealed class AuthMagicLinkPluginView : ObjectView<AuthMagicLinkPlugin>
{
    public AuthMagicLinkPluginView()
    {
        GroupBy("Project", plugin => Text(plugin.ProjectId));

        Column("BranchId", Rest, plugin => Text(plugin.BranchId));
        Column("Enabled", 7, plugin => Flag(plugin.Enabled));
        Column("DisableSignUp", 13, plugin => Flag(plugin.DisableSignUp));
        Column("ExpiresIn", 12, plugin => Lifetime(plugin.ExpiresIn), right: true);

        Item("Enabled", plugin => Flag(plugin.Enabled));
        Item("DisableSignUp", plugin => Flag(plugin.DisableSignUp));
        Item("ExpiresIn", plugin => Lifetime(plugin.ExpiresIn));
        Item("BranchId", plugin => Text(plugin.BranchId));
        Item("ProjectId", plugin => Text(plugin.ProjectId));
    }
}

internal sealed class AuthPhoneNumberPluginView : ObjectView<AuthPhoneNumberPlugin>
{
    public AuthPhoneNumberPluginView()
    {
        GroupBy("Project", plugin => Text(plugin.ProjectId));

        Column("BranchId", Rest, plugin => Text(plugin.BranchId));
        Column("Enabled", 7, plugin => Flag(plugin.Enabled));
        Column("OtpExpiresIn", 12, plugin => Lifetime(plugin.OtpExpiresIn), right: true);

        Item("Enabled", plugin => Flag(plugin.Enabled));
        Item("OtpExpiresIn", plugin => Lifetime(plugin.OtpExpiresIn));
        Item("BranchId", plugin => Text(plugin.BranchId));
        Item("ProjectId", plugin => Text(plugin.ProjectId));
    }
}

internal sealed class AuthWebhookView : ObjectView<AuthWebhook>
{
    public AuthWebhookView()
    {
        GroupBy("Project", webhook => Text(webhook.ProjectId));

        Wraps();

        Column("BranchId", Rest, webhook => Text(webhook.BranchId));
        Column("Enabled", 7, webhook => Flag(webhook.Enabled));
        Column("TimeoutSeconds", 14, webhook => Seconds(webhook.TimeoutSeconds), right: true);
        Column("Events", 24, webhook => List(webhook.Events));
        Column("Url", Rest, webhook => Text(webhook.Url));

        Item("Enabled", webhook => Flag(webhook.Enabled));
        Item("Url", webhook => Text(webhook.Url));
        Item("Events", webhook => List(webhook.Events));
        Item("TimeoutSeconds", webhook => Seconds(webhook.TimeoutSeconds));
        Item("BranchId", webhook => Text(webhook.BranchId));
        Item("ProjectId", webhook => Text(webhook.ProjectId));
    }
}

internal sealed class AuthTestEmailView : ObjectView<AuthTestEmail>
{
    public AuthTestEmailView()
    {
        GroupBy("Branch", email => Place(email.ProjectId, email.BranchId));

        Column("Recipient", Rest, email => Text(email.Recipient));
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

    /// <summary>Whether a plugin is enabled, and how long what it sends is valid.</summary>
    /// <param name="enabled">Whether it is enabled.</param>
    /// <param name="sent">What it sends, such as <c>links</c>.</param>
    /// <param name="lifetime">How long that is valid.</param>
    /// <returns>Text such as <c>yes, links expire after 5 min</c>.</returns>
    public static string Plugin(bool? enabled, string sent, TimeSpan? lifetime) =>
        enabled == true && lifetime is not null ? $"True, {sent} expire after {Lifetime(lifetime)}" : Flag(enabled);

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
